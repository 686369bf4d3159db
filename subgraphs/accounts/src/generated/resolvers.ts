import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Viewer as ViewerModel } from '@wayfare/auth';
import type { SavedTraveller as SavedTravellerModel } from '../traveller.ts';
import type { ValidationFailed as ValidationFailedModel } from '@wayfare/subgraph-kit';
import type { AccountsContext } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 3166-1 alpha-2 country code, such as `JP`: answered in capitals, taken in any case. */
  CountryCode: { input: string; output: string; }
  /** An ISO 4217 currency code, such as `EUR`: answered in capitals, taken in any case. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar day without a zone, as `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** An instant with its offset, as ISO 8601: `2027-03-01T10:30:00+01:00`. */
  DateTime: { input: string; output: string | Date; }
  /** An exact decimal number as a string: `"1234.50"`. Never a float. */
  Decimal: { input: string; output: string; }
  /** A length of time as ISO 8601: `PT7H45M`. */
  Duration: { input: string; output: string; }
  /** An e-mail address, at most 254 characters. */
  EmailAddress: { input: string; output: string; }
  /** Wall-clock time at the place it belongs to, as `YYYY-MM-DDTHH:MM:SS`; the place's `timeZone` is given beside it. */
  LocalDateTime: { input: string; output: string; }
  /** A telephone number as E.164: `+442071234567`. As an input with spaces and `00` as well: `0044 20 7123 4567`. */
  PhoneNumber: { input: string; output: string; }
  /** An IANA time zone name, such as `Asia/Tokyo`. */
  TimeZone: { input: string; output: string; }
  /** An absolute web address. */
  URL: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** The exchange rate that an amount was converted at. */
export type ExchangeRate = {
  readonly __typename?: 'ExchangeRate';
  /** The day the rate was published. */
  readonly date: Scalars['Date']['output'];
  /** The currency that was converted. */
  readonly from: Scalars['CurrencyCode']['output'];
  /** Units of `to` for one unit of `from`. */
  readonly rate: Scalars['Decimal']['output'];
  /** Who published it, such as `ECB`. */
  readonly source: Scalars['String']['output'];
  /** The currency it became. */
  readonly to: Scalars['CurrencyCode']['output'];
};

/** A charge outside of a price's total. */
export type Fee = {
  readonly __typename?: 'Fee';
  /** How much it is. */
  readonly amount: Money;
  /** What it is for, as the supplier calls it. */
  readonly name: Scalars['String']['output'];
};

/** Gender as travel documents state it. */
export type Gender =
  /** F. */
  | 'FEMALE'
  /** M. */
  | 'MALE'
  /** X, or not stated. */
  | 'UNSPECIFIED';

/** One value of the input that breaks a rule. */
export type InputError = UserError & {
  readonly __typename?: 'InputError';
  /** `REQUIRED`, `MALFORMED`, `OUT_OF_RANGE`, or `INVALID` for any other rule. */
  readonly code: Scalars['String']['output'];
  /** What to send instead. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
  /** Where the value is in the arguments. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Never: the same input breaks the same rule. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** An exact amount of one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in major units with the currency's number of decimals. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Deletes a saved traveller. One that does not exist is not an error. Bookings stay as they are. */
  readonly removeTraveller: RemoveTravellerResult;
  /** Saves somebody to travel with, so that they need not be typed again; with an `id`, replaces what is saved of them. */
  readonly saveTraveller: SaveTravellerResult;
};


export type MutationRemoveTravellerArgs = {
  input: RemoveTravellerInput;
};


export type MutationSaveTravellerArgs = {
  input: SaveTravellerInput;
};

/** Anything that can be fetched again by its global id. */
export type Node = {
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page lies in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the page's last edge: send it as `after` for the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is something before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first edge; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** What something costs. */
export type Price = {
  readonly __typename?: 'Price';
  /** The part of the total before taxes, where the supplier says. */
  readonly base?: Maybe<Money>;
  /**
   * The total in the currency that the caller asked for, to be shown; what is charged stays `total`. Null where there is no
   * exchange rate: the search's `suppliers` say why.
   */
  readonly display?: Maybe<Money>;
  /** The rate behind a converted amount; null when nothing was converted. */
  readonly exchangeRate?: Maybe<ExchangeRate>;
  /** What is paid in addition to the total, such as a fee paid at the hotel. */
  readonly fees: ReadonlyArray<Fee>;
  /** The part of the total that is taxes, where the supplier says. */
  readonly taxes?: Maybe<Money>;
  /** What is charged, everything included that is paid in advance. */
  readonly total: Money;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The signed-in user; null when nobody is signed in. */
  readonly viewer?: Maybe<Viewer>;
};

/** Where a supplier gives money back to. */
export type RefundDestination =
  /** To the traveller as a credit with the supplier, such as an airline. */
  | 'CREDIT'
  /** To the card or account that paid for the trip. */
  | 'PAYMENT'
  /** The supplier has not said. */
  | 'UNKNOWN'
  /** To the traveller as a voucher of the supplier. */
  | 'VOUCHER';

/** The saved traveller to delete. */
export type RemoveTravellerInput = {
  /** The saved traveller's id. */
  readonly id: Scalars['ID']['input'];
};

/** The result of deleting a saved traveller. */
export type RemoveTravellerResult = TravellerRemoved | ValidationFailed;

/** A role of a signed-in person. */
export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** Books for the customers of their agency. */
  | 'AGENT'
  /** Sees every booking, its payment and its refunds, and changes none. */
  | 'FINANCE'
  /** Sees and cancels any trip, without how it was paid. */
  | 'SUPPORT'
  /** Books and sees their own trips. */
  | 'TRAVELLER';

/** A traveller to save. */
export type SaveTravellerInput = {
  /** Date of birth. */
  readonly dateOfBirth: Scalars['Date']['input'];
  /** Passports or identity cards, at most 5. */
  readonly documents?: InputMaybe<ReadonlyArray<TravelDocumentInput>>;
  /** Family name, or the single name, at most 100 characters. */
  readonly familyName: Scalars['String']['input'];
  /** As in the passport; most airlines take FEMALE or MALE only. */
  readonly gender: Gender;
  /** Given names, at most 100 characters; left out for somebody whose documents show a single name. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** The saved traveller to replace; left out to save a new one. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Nationality. */
  readonly nationality?: InputMaybe<Scalars['CountryCode']['input']>;
};

/** The result of saving a traveller. */
export type SaveTravellerResult = SavedTraveller | ValidationFailed;

/** Somebody to travel with, as in their passport. Only the user who saved them sees them. */
export type SavedTraveller = Node & {
  readonly __typename?: 'SavedTraveller';
  /** Date of birth. */
  readonly dateOfBirth: Scalars['Date']['output'];
  /** Passports or identity cards. */
  readonly documents: ReadonlyArray<TravelDocument>;
  /** Family name, or the single name. */
  readonly familyName: Scalars['String']['output'];
  /** As in the passport. */
  readonly gender: Gender;
  /** Given names; null for somebody whose documents show a single name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** Its global id. */
  readonly id: Scalars['ID']['output'];
  /** Nationality. */
  readonly nationality?: Maybe<Scalars['CountryCode']['output']>;
  /** When they were saved, or last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Saved travellers, a page at a time. */
export type SavedTravellerConnection = {
  readonly __typename?: 'SavedTravellerConnection';
  /** The travellers with their cursors. */
  readonly edges: ReadonlyArray<SavedTravellerEdge>;
  /** The travellers. */
  readonly nodes: ReadonlyArray<SavedTraveller>;
  /** This page's place in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are, on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A saved traveller in the list. */
export type SavedTravellerEdge = {
  readonly __typename?: 'SavedTravellerEdge';
  /** Send it as `after` for the travellers after this one. */
  readonly cursor: Scalars['String']['output'];
  /** The traveller. */
  readonly node: SavedTraveller;
};

/** A travel document. */
export type TravelDocument = {
  readonly __typename?: 'TravelDocument';
  /** The day on which it expires. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** The country that issued it. */
  readonly issuingCountry: Scalars['CountryCode']['output'];
  /** Its number: capitals and digits, as in its machine-readable zone. */
  readonly number: Scalars['String']['output'];
  /** Its type. */
  readonly type: TravelDocumentType;
};

/** A travel document. */
export type TravelDocumentInput = {
  /** The day on which it expires. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** The country that issued it. */
  readonly issuingCountry: Scalars['CountryCode']['input'];
  /** Its number: capitals and digits, as in its machine-readable zone. */
  readonly number: Scalars['String']['input'];
  /** Its type. */
  readonly type: TravelDocumentType;
};

/** What a travel document is. */
export type TravelDocumentType =
  /** An identity card. */
  | 'IDENTITY_CARD'
  /** A passport. */
  | 'PASSPORT';

/** The traveller is deleted. */
export type TravellerRemoved = {
  readonly __typename?: 'TravellerRemoved';
  /** The id that they had. */
  readonly id: Scalars['ID']['output'];
};

/** What fare somebody travels on, as the supplier calls it. It is not a legal age: many airlines sell adult fares from 12 on. */
export type TravellerType =
  /** A full fare or place. */
  | 'ADULT'
  /** A place of their own at a child's fare. */
  | 'CHILD'
  /** On an adult's lap, or in a cot. */
  | 'INFANT';

/** Why something that was requested did not happen: the same fields on every such answer. */
export type UserError = {
  /** The kind of problem, for programs: in capitals, never reworded. */
  readonly code: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people; it may be reworded. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from the outside in: `["input", "travellers", "0", "dateOfBirth"]`; empty when no single argument is to blame. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** The input breaks rules: nothing was done. Correct what `errors` lists and send it again. */
export type ValidationFailed = UserError & {
  readonly __typename?: 'ValidationFailed';
  /** `VALIDATION_FAILED`. */
  readonly code: Scalars['String']['output'];
  /** Every problem that was found, in the order of the input. */
  readonly errors: ReadonlyArray<InputError>;
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** The first problem in words, and how many more there are. */
  readonly message: Scalars['String']['output'];
  /** The argument that holds all of it. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Never: the same input breaks the same rules. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** The signed-in user, as the identity provider describes them. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The agency they work for; null when they work for none. */
  readonly agencyId?: Maybe<Scalars['String']['output']>;
  /** Their e-mail address; null when the identity provider does not say. */
  readonly email?: Maybe<Scalars['EmailAddress']['output']>;
  /** Opaque, and the same at every sign-in. */
  readonly id: Scalars['ID']['output'];
  /** Their name; null when the identity provider does not say. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Their roles; empty for a program. */
  readonly roles: ReadonlyArray<Role>;
  /** The people they travel with, the first saved first. */
  readonly savedTravellers?: Maybe<SavedTravellerConnection>;
  /** What the access token allows, such as `bookings:write`. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};


/** The signed-in user, as the identity provider describes them. */
export type ViewerSavedTravellersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  SavedTraveller: SavedTraveller;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  SavedTraveller:
    ( { __typename: 'SavedTraveller' }
    & GraphQLRecursivePick<FederationTypes['SavedTraveller'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RemoveTravellerResult:
    | ( TravellerRemoved )
    | ( ValidationFailedModel )
  ;
  SaveTravellerResult:
    | ( SavedTravellerModel )
    | ( ValidationFailedModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( SavedTravellerModel );
  UserError:
    | ( InputError )
    | ( ValidationFailedModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Fee: ResolverTypeWrapper<Fee>;
  Gender: Gender;
  InputError: ResolverTypeWrapper<InputError>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Price: ResolverTypeWrapper<Price>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefundDestination: RefundDestination;
  RemoveTravellerInput: RemoveTravellerInput;
  RemoveTravellerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveTravellerResult']>;
  Role: Role;
  SaveTravellerInput: SaveTravellerInput;
  SaveTravellerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveTravellerResult']>;
  SavedTraveller: ResolverTypeWrapper<SavedTravellerModel>;
  SavedTravellerConnection: ResolverTypeWrapper<Omit<SavedTravellerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SavedTravellerEdge']>, nodes: ReadonlyArray<ResolversTypes['SavedTraveller']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SavedTravellerEdge: ResolverTypeWrapper<Omit<SavedTravellerEdge, 'node'> & { node: ResolversTypes['SavedTraveller'] }>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  TravelDocument: ResolverTypeWrapper<TravelDocument>;
  TravelDocumentInput: TravelDocumentInput;
  TravelDocumentType: TravelDocumentType;
  TravellerRemoved: ResolverTypeWrapper<TravellerRemoved>;
  TravellerType: TravellerType;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationFailed: ResolverTypeWrapper<ValidationFailedModel>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Duration: Scalars['Duration']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  ExchangeRate: ExchangeRate;
  String: Scalars['String']['output'];
  Fee: Fee;
  InputError: InputError;
  Boolean: Scalars['Boolean']['output'];
  LocalDateTime: Scalars['LocalDateTime']['output'];
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Price: Price;
  Query: Record<PropertyKey, never>;
  RemoveTravellerInput: RemoveTravellerInput;
  RemoveTravellerResult: ResolversUnionTypes<ResolversParentTypes>['RemoveTravellerResult'];
  SaveTravellerInput: SaveTravellerInput;
  SaveTravellerResult: ResolversUnionTypes<ResolversParentTypes>['SaveTravellerResult'];
  SavedTraveller: SavedTravellerModel;
  SavedTravellerConnection: Omit<SavedTravellerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SavedTravellerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SavedTraveller']> };
  Int: Scalars['Int']['output'];
  SavedTravellerEdge: Omit<SavedTravellerEdge, 'node'> & { node: ResolversParentTypes['SavedTraveller'] };
  TimeZone: Scalars['TimeZone']['output'];
  TravelDocument: TravelDocument;
  TravelDocumentInput: TravelDocumentInput;
  TravellerRemoved: TravellerRemoved;
  URL: Scalars['URL']['output'];
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationFailed: ValidationFailedModel;
  Viewer: ViewerModel;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type ExchangeRateResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type FeeResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Fee'] = ResolversParentTypes['Fee']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type MoneyResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  removeTraveller?: Resolver<ResolversTypes['RemoveTravellerResult'], ParentType, ContextType, RequireFields<MutationRemoveTravellerArgs, 'input'>>;
  saveTraveller?: Resolver<ResolversTypes['SaveTravellerResult'], ParentType, ContextType, RequireFields<MutationSaveTravellerArgs, 'input'>>;
};

export type NodeResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'SavedTraveller', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PriceResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  base?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  fees?: Resolver<ReadonlyArray<ResolversTypes['Fee']>, ParentType, ContextType>;
  taxes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RemoveTravellerResultResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['RemoveTravellerResult'] = ResolversParentTypes['RemoveTravellerResult']> = {
  __resolveType: TypeResolveFn<'TravellerRemoved' | 'ValidationFailed', ParentType, ContextType>;
};

export type SaveTravellerResultResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['SaveTravellerResult'] = ResolversParentTypes['SaveTravellerResult']> = {
  __resolveType: TypeResolveFn<'SavedTraveller' | 'ValidationFailed', ParentType, ContextType>;
};

export type SavedTravellerResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['SavedTraveller'] = ResolversParentTypes['SavedTraveller'], FederationReferenceType extends FederationReferenceTypes['SavedTraveller'] = FederationReferenceTypes['SavedTraveller']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SavedTraveller']> | FederationReferenceType, FederationReferenceType, ContextType>;
  dateOfBirth?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['TravelDocument']>, ParentType, ContextType>;
  familyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gender?: Resolver<ResolversTypes['Gender'], ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavedTravellerConnectionResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['SavedTravellerConnection'] = ResolversParentTypes['SavedTravellerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SavedTravellerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SavedTraveller']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SavedTravellerEdgeResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['SavedTravellerEdge'] = ResolversParentTypes['SavedTravellerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavedTraveller'], ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type TravelDocumentResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['TravelDocument'] = ResolversParentTypes['TravelDocument']> = {
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuingCountry?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TravelDocumentType'], ParentType, ContextType>;
};

export type TravellerRemovedResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['TravellerRemoved'] = ResolversParentTypes['TravellerRemoved']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserErrorResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InputError' | 'ValidationFailed', ParentType, ContextType>;
};

export type ValidationFailedResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['ValidationFailed'] = ResolversParentTypes['ValidationFailed']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['InputError']>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = AccountsContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  agencyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  savedTravellers?: Resolver<Maybe<ResolversTypes['SavedTravellerConnection']>, ParentType, ContextType, RequireFields<ViewerSavedTravellersArgs, 'first'>>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = AccountsContext> = {
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  Fee?: FeeResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Price?: PriceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveTravellerResult?: RemoveTravellerResultResolvers<ContextType>;
  SaveTravellerResult?: SaveTravellerResultResolvers<ContextType>;
  SavedTraveller?: SavedTravellerResolvers<ContextType>;
  SavedTravellerConnection?: SavedTravellerConnectionResolvers<ContextType>;
  SavedTravellerEdge?: SavedTravellerEdgeResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TravelDocument?: TravelDocumentResolvers<ContextType>;
  TravellerRemoved?: TravellerRemovedResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationFailed?: ValidationFailedResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

