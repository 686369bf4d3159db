import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FlightOffer as FlightOfferModel, FlightOrder as FlightOrderModel } from '../flight.ts';
import type { FlightsContext } from '../context.ts';
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

/** An airline. */
export type Airline = {
  readonly __typename?: 'Airline';
  /** IATA code, such as `BA`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** The part of the aircraft. */
export type CabinClass =
  /** Business. */
  | 'BUSINESS'
  /** Economy. */
  | 'ECONOMY'
  /** First. */
  | 'FIRST'
  /** Premium economy. */
  | 'PREMIUM_ECONOMY';

/** What cancelling costs within a span of time. */
export type CancellationPenalty = {
  readonly __typename?: 'CancellationPenalty';
  /** What is kept; null when the supplier gives no amount. */
  readonly amount?: Maybe<Money>;
  /** From when on. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** Until when. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** What cancelling costs, by when. */
export type CancellationPolicy = {
  readonly __typename?: 'CancellationPolicy';
  /** Until when cancelling is free of charge; null when it never is. */
  readonly freeUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What cancelling costs in which time, earliest first; empty when the supplier does not say. */
  readonly penalties: ReadonlyArray<CancellationPenalty>;
  /** Whether anything at all is given back today. */
  readonly refundable: Scalars['Boolean']['output'];
};

/** What cancelling an order would give back. */
export type CancellationTerms = {
  readonly __typename?: 'CancellationTerms';
  /** What the supplier would give back; null while it does not say how much. */
  readonly refund?: Maybe<Money>;
  /** Where it would give it back to: only what goes to `PAYMENT` is paid back to the traveller's card. */
  readonly refundTo: RefundDestination;
  /** Until when the terms hold; null when the supplier does not say. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether a supplier needs travel documents. */
export type DocumentNeed =
  /** It takes them, and does not need them to book. */
  | 'OPTIONAL'
  /** It needs one of each named traveller. */
  | 'REQUIRED'
  /** It takes none, so none is sent. */
  | 'UNSUPPORTED';

/** Which travel documents a supplier takes. */
export type DocumentRule = {
  readonly __typename?: 'DocumentRule';
  /** Whether a document is needed. */
  readonly need: DocumentNeed;
  /** The types that it takes. */
  readonly types: ReadonlyArray<TravelDocumentType>;
  /** A document that expires before this day is refused; null when the supplier does not check. */
  readonly validOn?: Maybe<Scalars['Date']['output']>;
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

/** A journey for sale, for all travellers of its search. */
export type FlightOffer = Node & Offer & {
  readonly __typename?: 'FlightOffer';
  /** The airline that sells it. */
  readonly airline: Airline;
  /** Whether it comes from our cache; it is always priced again when it is quoted. */
  readonly cached: Scalars['Boolean']['output'];
  /** What cancelling costs; null when the supplier does not say before booking. */
  readonly cancellation?: Maybe<CancellationPolicy>;
  /** Until when the supplier sells it at this price; null when it does not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the supplier gave this price. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Whether seats can be held before they are paid. */
  readonly holdable: Scalars['Boolean']['output'];
  /** Opaque: send it to `quoteTrip` as it is. */
  readonly id: Scalars['ID']['output'];
  /** What it costs. */
  readonly price: Price;
  /** What its supplier must know about the travellers; null when it does not say. `checkTravellers` checks it before booking. */
  readonly requirements?: Maybe<OfferRequirements>;
  /** The legs, in the order they are flown. */
  readonly slices: ReadonlyArray<FlightSlice>;
  /** The supplier that sells it, such as `duffel`. */
  readonly supplier: Scalars['String']['output'];
  /** Who flies. */
  readonly travellers: ReadonlyArray<FlightTraveller>;
};

/** Flight offers, a page at a time. */
export type FlightOfferConnection = {
  readonly __typename?: 'FlightOfferConnection';
  /** The offers with their cursors. */
  readonly edges: ReadonlyArray<FlightOfferEdge>;
  /** The offers. */
  readonly nodes: ReadonlyArray<FlightOffer>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How each supplier did. */
  readonly suppliers: ReadonlyArray<SupplierOutcome>;
  /** How many offers fit, on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An offer in its list. */
export type FlightOfferEdge = {
  readonly __typename?: 'FlightOfferEdge';
  /** Send it as `after` to go on behind this offer. */
  readonly cursor: Scalars['String']['output'];
  /** The offer. */
  readonly node: FlightOffer;
};

/** Which flight offers to keep. All conditions must hold. */
export type FlightOfferFilter = {
  /** Only these airlines, as IATA codes of the one that sells. */
  readonly airlines?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only what can be held before it is paid. */
  readonly holdable?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most so many stops in each slice; 0 is direct. */
  readonly maxStops?: InputMaybe<Scalars['Int']['input']>;
};

/** How to sort flight offers. */
export type FlightOfferSort = {
  /** By what. */
  readonly by: FlightOfferSortKey;
  /** In which direction. */
  readonly direction: SortDirection;
};

/** What flight offers can be sorted by. */
export type FlightOfferSortKey =
  /** When the first slice leaves. */
  | 'DEPARTURE'
  /** The time under way, all slices together. */
  | 'DURATION'
  /** The total price. */
  | 'PRICE';

/** A journey that was ordered for a booking. */
export type FlightOrder = Node & {
  readonly __typename?: 'FlightOrder';
  /** What cancelling would give back now, as the supplier says; null when there is nothing to cancel. */
  readonly cancellationTerms?: Maybe<CancellationTerms>;
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
  /** Until when held seats are kept. */
  readonly payBy?: Maybe<Scalars['DateTime']['output']>;
  /** The airline's booking reference (PNR), for check-in. */
  readonly recordLocator?: Maybe<Scalars['String']['output']>;
  /** The legs, in the order they are flown. */
  readonly slices: ReadonlyArray<FlightSlice>;
  /** Its state. */
  readonly state: OrderState;
  /** The supplier that sold it. */
  readonly supplier: Scalars['String']['output'];
  /** Ticket numbers, once it is ticketed. */
  readonly tickets: ReadonlyArray<FlightTicket>;
  /** What the supplier was paid or is to be paid. */
  readonly total: Money;
};

/** A journey to look for. */
export type FlightSearchInput = {
  /** The cabin wanted; any when left out. */
  readonly cabin?: InputMaybe<CabinClass>;
  /** The legs in the order they are flown, 1 to 6. A return journey has two. Over the date line a leg may leave on the day before the one that precedes it. */
  readonly slices: ReadonlyArray<FlightSliceInput>;
  /** Who flies, 1 to 9. */
  readonly travellers: ReadonlyArray<FlightTravellerInput>;
};

/** A single flight within a slice. */
export type FlightSegment = {
  readonly __typename?: 'FlightSegment';
  /** The aircraft's model. */
  readonly aircraft?: Maybe<Scalars['String']['output']>;
  /** The cabin of the first traveller. */
  readonly cabin?: Maybe<CabinClass>;
  /** How long it is in the air; null when the supplier does not say. */
  readonly duration?: Maybe<Scalars['Duration']['output']>;
  /** Flight number with the airline's code, such as `BA117`. */
  readonly flightNumber: Scalars['String']['output'];
  /** Where and when it takes off. */
  readonly from: FlightStop;
  /** Who sells the seat. */
  readonly marketingAirline: Airline;
  /** Who flies the aircraft. */
  readonly operatingAirline: Airline;
  /** Where and when it lands. */
  readonly to: FlightStop;
};

/** One leg of a journey: from here to there, with or without stops. */
export type FlightSlice = {
  readonly __typename?: 'FlightSlice';
  /** How long it takes, stops included; null when the supplier does not say. */
  readonly duration?: Maybe<Scalars['Duration']['output']>;
  /** Where it leaves from. */
  readonly from: FlightStop;
  /** The flights it is made of. */
  readonly segments: ReadonlyArray<FlightSegment>;
  /** How many stops it makes; 0 is direct. */
  readonly stops: Scalars['Int']['output'];
  /** Where it goes to. */
  readonly to: FlightStop;
};

/** One leg to look for. */
export type FlightSliceInput = {
  /** The day it leaves, by the calendar of the place it leaves from. */
  readonly date: Scalars['Date']['input'];
  /** Where it leaves from: the IATA code of an airport or city in any case, such as `LHR` or `LON`, or the id of a `Place`. */
  readonly from: Scalars['String']['input'];
  /** Where it goes to, in the same way. */
  readonly to: Scalars['String']['input'];
};

/** A place and time of taking off or landing. */
export type FlightStop = {
  readonly __typename?: 'FlightStop';
  /** IATA code of the airport. */
  readonly airport: Scalars['String']['output'];
  /** By the clocks of the place. */
  readonly at: Scalars['LocalDateTime']['output'];
  /** The name of its city. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Its country. */
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  /** The airport's name. */
  readonly name: Scalars['String']['output'];
  /** The terminal, when it is known. */
  readonly terminal?: Maybe<Scalars['String']['output']>;
  /** The zone of those clocks. */
  readonly timeZone: Scalars['TimeZone']['output'];
};

/** An electronic ticket. */
export type FlightTicket = {
  readonly __typename?: 'FlightTicket';
  /** Its number. */
  readonly number: Scalars['String']['output'];
};

/** Somebody in an offer. */
export type FlightTraveller = {
  readonly __typename?: 'FlightTraveller';
  /** Age in whole years, where it was given. */
  readonly age?: Maybe<Scalars['Int']['output']>;
  /** What fare they travel on. */
  readonly type: TravellerType;
};

/** Somebody who flies. */
export type FlightTravellerInput = {
  /** Age in completed years on the day of the last slice; needed for children (2 to 17), 0 or 1 for infants, left out for adults. */
  readonly age?: InputMaybe<Scalars['Int']['input']>;
  /** How old they are on the day of the last slice. */
  readonly type: TravellerType;
};

/** Gender as travel documents state it. */
export type Gender =
  /** F. */
  | 'FEMALE'
  /** M. */
  | 'MALE'
  /** X, or not stated. */
  | 'UNSPECIFIED';

/** An exact amount of one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in major units with the currency's number of decimals. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** The letters that a supplier can write; spaces, hyphens and apostrophes always go with them. */
export type NameAlphabet =
  /** A to Z. */
  | 'ASCII'
  /** A to Z and the letters of Western European languages (ISO 8859-1). */
  | 'LATIN_1'
  /** The same and the letters of Central European languages (Unicode Latin Extended-A), ligatures excepted. */
  | 'LATIN_EXTENDED_A';

/** How a supplier takes names. What it cannot write is transliterated; `checkTravellers` shows the result. */
export type NameRule = {
  readonly __typename?: 'NameRule';
  /** The letters that it can write. */
  readonly alphabet: NameAlphabet;
  /** Characters of the given names, and of the family name, after transliteration. */
  readonly maxLength: Scalars['Int']['output'];
};

/** Anything that can be fetched again by its global id. */
export type Node = {
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** Something a supplier would sell at a price until it expires. Quote it with `quoteTrip`. */
export type Offer = {
  /** Whether it comes from our cache; it is always priced again when it is quoted. */
  readonly cached: Scalars['Boolean']['output'];
  /** What cancelling costs; null when the supplier does not say before booking. */
  readonly cancellation?: Maybe<CancellationPolicy>;
  /** Until when the supplier sells it at this price; null when it does not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the supplier gave this price. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Opaque: send it to `quoteTrip` as it is. */
  readonly id: Scalars['ID']['output'];
  /** What it costs. */
  readonly price: Price;
  /** What its supplier must know about the travellers; null when it does not say. `checkTravellers` checks it before booking. */
  readonly requirements?: Maybe<OfferRequirements>;
  /** The supplier that sells it, such as `duffel`. */
  readonly supplier: Scalars['String']['output'];
};

/** What a supplier must know to take an order: enough to build the form that travellers fill in. */
export type OfferRequirements = {
  readonly __typename?: 'OfferRequirements';
  /** Which travel documents the supplier takes of each named traveller. */
  readonly documents: DocumentRule;
  /** The genders that the supplier can take; null when it does not ask. */
  readonly genders?: Maybe<ReadonlyArray<Gender>>;
  /** How the supplier takes names. */
  readonly names: NameRule;
  /** One entry for each person that the offer is priced for. */
  readonly travellers: ReadonlyArray<TravellerPlace>;
};

/** The state of an order at a supplier. */
export type OrderState =
  /** Cancelled at the supplier. */
  | 'CANCELLED'
  /** Confirmed by the supplier and paid. */
  | 'CONFIRMED'
  /** Held and not paid. */
  | 'HELD'
  /** On its way to the supplier. */
  | 'PENDING'
  /** The supplier refused it. */
  | 'REFUSED';

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
  /**
   * Flights for one journey of one or more slices. Offers arrive cheapest first unless `sort` says otherwise.
   * A supplier that fails is listed in `suppliers`; the search itself does not fail. Null only when this service is down.
   */
  readonly flightOffers?: Maybe<FlightOfferConnection>;
};


export type QueryFlightOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  deadlineMs: Scalars['Int']['input'];
  filter?: InputMaybe<FlightOfferFilter>;
  first: Scalars['Int']['input'];
  search: FlightSearchInput;
  sort: FlightOfferSort;
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

/** The direction of sorting. */
export type SortDirection =
  /** Smallest first. */
  | 'ASCENDING'
  /** Largest first. */
  | 'DESCENDING';

/**
 * How one supplier of a search answered. What else a search lacks is listed here too, with 0 offers: `ecb` without the
 * exchange rates for `Price.display`, a hotel supplier that did not describe its hotels in time.
 */
export type SupplierOutcome = {
  readonly __typename?: 'SupplierOutcome';
  /** How long it took, in milliseconds. */
  readonly latencyMs: Scalars['Int']['output'];
  /** What went wrong, in words for a developer; null when nothing did. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** How many offers it gave. */
  readonly offers: Scalars['Int']['output'];
  /** Whether the same search may do better in a moment. */
  readonly retryable: Scalars['Boolean']['output'];
  /** How it answered. */
  readonly status: SupplierStatus;
  /** Which supplier: `duffel`, `rapid`, `ecb`. */
  readonly supplier: Scalars['String']['output'];
};

/** How a supplier answered a search. */
export type SupplierStatus =
  /** Answered in full. */
  | 'ANSWERED'
  /** It has been failing, so it was not called. */
  | 'CIRCUIT_OPEN'
  /** It could not be reached or failed. */
  | 'FAILED'
  /** Some of its offers arrived before the deadline or before it failed. */
  | 'PARTIAL'
  /** It accepts no more calls for now. */
  | 'RATE_LIMITED'
  /** Nothing arrived before the deadline. */
  | 'TIMED_OUT';

/** What a travel document is. */
export type TravelDocumentType =
  /** An identity card. */
  | 'IDENTITY_CARD'
  /** A passport. */
  | 'PASSPORT';

/** One person that an offer is priced for. */
export type TravellerPlace = {
  readonly __typename?: 'TravellerPlace';
  /** The day on which the supplier counts ages, such as the date of the last flight. */
  readonly ageOn: Scalars['Date']['output'];
  /** Oldest age in completed years on `ageOn`. */
  readonly maxAge: Scalars['Int']['output'];
  /** Youngest age in completed years on `ageOn`. */
  readonly minAge: Scalars['Int']['output'];
  /** Whether the supplier must know who it is; a hotel needs to know one adult of each room only. */
  readonly named: Scalars['Boolean']['output'];
  /** What the supplier calls the person's fare. */
  readonly type: TravellerType;
};

/** What fare somebody travels on, as the supplier calls it. It is not a legal age: many airlines sell adult fares from 12 on. */
export type TravellerType =
  /** A full fare or place. */
  | 'ADULT'
  /** A place of their own at a child's fare. */
  | 'CHILD'
  /** On an adult's lap, or in a cot. */
  | 'INFANT';



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
  FlightOffer: FlightOffer;
  FlightOrder: FlightOrder;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  FlightOffer:
    ( { __typename: 'FlightOffer' }
    & GraphQLRecursivePick<FederationTypes['FlightOffer'], {"id":true}> );
  FlightOrder:
    ( { __typename: 'FlightOrder' }
    & GraphQLRecursivePick<FederationTypes['FlightOrder'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( FlightOfferModel )
    | ( FlightOrderModel )
  ;
  Offer: ( FlightOfferModel );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Airline: ResolverTypeWrapper<Airline>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CabinClass: CabinClass;
  CancellationPenalty: ResolverTypeWrapper<CancellationPenalty>;
  CancellationPolicy: ResolverTypeWrapper<CancellationPolicy>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancellationTerms: ResolverTypeWrapper<CancellationTerms>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DocumentNeed: DocumentNeed;
  DocumentRule: ResolverTypeWrapper<DocumentRule>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  Fee: ResolverTypeWrapper<Fee>;
  FlightOffer: ResolverTypeWrapper<FlightOfferModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  FlightOfferConnection: ResolverTypeWrapper<Omit<FlightOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FlightOfferEdge']>, nodes: ReadonlyArray<ResolversTypes['FlightOffer']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FlightOfferEdge: ResolverTypeWrapper<Omit<FlightOfferEdge, 'node'> & { node: ResolversTypes['FlightOffer'] }>;
  FlightOfferFilter: FlightOfferFilter;
  FlightOfferSort: FlightOfferSort;
  FlightOfferSortKey: FlightOfferSortKey;
  FlightOrder: ResolverTypeWrapper<FlightOrderModel>;
  FlightSearchInput: FlightSearchInput;
  FlightSegment: ResolverTypeWrapper<FlightSegment>;
  FlightSlice: ResolverTypeWrapper<FlightSlice>;
  FlightSliceInput: FlightSliceInput;
  FlightStop: ResolverTypeWrapper<FlightStop>;
  FlightTicket: ResolverTypeWrapper<FlightTicket>;
  FlightTraveller: ResolverTypeWrapper<FlightTraveller>;
  FlightTravellerInput: FlightTravellerInput;
  Gender: Gender;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  Money: ResolverTypeWrapper<Money>;
  NameAlphabet: NameAlphabet;
  NameRule: ResolverTypeWrapper<NameRule>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Offer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Offer']>;
  OfferRequirements: ResolverTypeWrapper<OfferRequirements>;
  OrderState: OrderState;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Price: ResolverTypeWrapper<Price>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefundDestination: RefundDestination;
  SortDirection: SortDirection;
  SupplierOutcome: ResolverTypeWrapper<SupplierOutcome>;
  SupplierStatus: SupplierStatus;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  TravelDocumentType: TravelDocumentType;
  TravellerPlace: ResolverTypeWrapper<TravellerPlace>;
  TravellerType: TravellerType;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Airline: Airline;
  String: Scalars['String']['output'];
  CancellationPenalty: CancellationPenalty;
  CancellationPolicy: CancellationPolicy;
  Boolean: Scalars['Boolean']['output'];
  CancellationTerms: CancellationTerms;
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DocumentRule: DocumentRule;
  Duration: Scalars['Duration']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  ExchangeRate: ExchangeRate;
  Fee: Fee;
  FlightOffer: FlightOfferModel;
  ID: Scalars['ID']['output'];
  FlightOfferConnection: Omit<FlightOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FlightOfferEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FlightOffer']> };
  Int: Scalars['Int']['output'];
  FlightOfferEdge: Omit<FlightOfferEdge, 'node'> & { node: ResolversParentTypes['FlightOffer'] };
  FlightOfferFilter: FlightOfferFilter;
  FlightOfferSort: FlightOfferSort;
  FlightOrder: FlightOrderModel;
  FlightSearchInput: FlightSearchInput;
  FlightSegment: FlightSegment;
  FlightSlice: FlightSlice;
  FlightSliceInput: FlightSliceInput;
  FlightStop: FlightStop;
  FlightTicket: FlightTicket;
  FlightTraveller: FlightTraveller;
  FlightTravellerInput: FlightTravellerInput;
  LocalDateTime: Scalars['LocalDateTime']['output'];
  Money: Money;
  NameRule: NameRule;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Offer: ResolversInterfaceTypes<ResolversParentTypes>['Offer'];
  OfferRequirements: OfferRequirements;
  PageInfo: PageInfo;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Price: Price;
  Query: Record<PropertyKey, never>;
  SupplierOutcome: SupplierOutcome;
  TimeZone: Scalars['TimeZone']['output'];
  TravellerPlace: TravellerPlace;
  URL: Scalars['URL']['output'];
};

export type AirlineResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Airline'] = ResolversParentTypes['Airline']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CancellationPenaltyResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['CancellationPenalty'] = ResolversParentTypes['CancellationPenalty']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CancellationPolicyResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['CancellationPolicy'] = ResolversParentTypes['CancellationPolicy']> = {
  freeUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  penalties?: Resolver<ReadonlyArray<ResolversTypes['CancellationPenalty']>, ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CancellationTermsResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['CancellationTerms'] = ResolversParentTypes['CancellationTerms']> = {
  refund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refundTo?: Resolver<ResolversTypes['RefundDestination'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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

export type DocumentRuleResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['DocumentRule'] = ResolversParentTypes['DocumentRule']> = {
  need?: Resolver<ResolversTypes['DocumentNeed'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['TravelDocumentType']>, ParentType, ContextType>;
  validOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type ExchangeRateResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type FeeResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Fee'] = ResolversParentTypes['Fee']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FlightOfferResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightOffer'] = ResolversParentTypes['FlightOffer'], FederationReferenceType extends FederationReferenceTypes['FlightOffer'] = FederationReferenceTypes['FlightOffer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FlightOffer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  airline?: Resolver<ResolversTypes['Airline'], ParentType, ContextType>;
  cached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['CancellationPolicy']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holdable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
  requirements?: Resolver<Maybe<ResolversTypes['OfferRequirements']>, ParentType, ContextType>;
  slices?: Resolver<ReadonlyArray<ResolversTypes['FlightSlice']>, ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  travellers?: Resolver<ReadonlyArray<ResolversTypes['FlightTraveller']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlightOfferConnectionResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightOfferConnection'] = ResolversParentTypes['FlightOfferConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FlightOfferEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FlightOffer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  suppliers?: Resolver<ReadonlyArray<ResolversTypes['SupplierOutcome']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlightOfferEdgeResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightOfferEdge'] = ResolversParentTypes['FlightOfferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FlightOffer'], ParentType, ContextType>;
};

export type FlightOrderResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightOrder'] = ResolversParentTypes['FlightOrder'], FederationReferenceType extends FederationReferenceTypes['FlightOrder'] = FederationReferenceTypes['FlightOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FlightOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cancellationTerms?: Resolver<Maybe<ResolversTypes['CancellationTerms']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordLocator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  slices?: Resolver<ReadonlyArray<ResolversTypes['FlightSlice']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tickets?: Resolver<ReadonlyArray<ResolversTypes['FlightTicket']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlightSegmentResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightSegment'] = ResolversParentTypes['FlightSegment']> = {
  aircraft?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cabin?: Resolver<Maybe<ResolversTypes['CabinClass']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  flightNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['FlightStop'], ParentType, ContextType>;
  marketingAirline?: Resolver<ResolversTypes['Airline'], ParentType, ContextType>;
  operatingAirline?: Resolver<ResolversTypes['Airline'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['FlightStop'], ParentType, ContextType>;
};

export type FlightSliceResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightSlice'] = ResolversParentTypes['FlightSlice']> = {
  duration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['FlightStop'], ParentType, ContextType>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['FlightSegment']>, ParentType, ContextType>;
  stops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['FlightStop'], ParentType, ContextType>;
};

export type FlightStopResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightStop'] = ResolversParentTypes['FlightStop']> = {
  airport?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['LocalDateTime'], ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  terminal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type FlightTicketResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightTicket'] = ResolversParentTypes['FlightTicket']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FlightTravellerResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['FlightTraveller'] = ResolversParentTypes['FlightTraveller']> = {
  age?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TravellerType'], ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type MoneyResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NameRuleResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['NameRule'] = ResolversParentTypes['NameRule']> = {
  alphabet?: Resolver<ResolversTypes['NameAlphabet'], ParentType, ContextType>;
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'FlightOffer' | 'FlightOrder', ParentType, ContextType>;
};

export type OfferResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  __resolveType: TypeResolveFn<'FlightOffer', ParentType, ContextType>;
};

export type OfferRequirementsResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['OfferRequirements'] = ResolversParentTypes['OfferRequirements']> = {
  documents?: Resolver<ResolversTypes['DocumentRule'], ParentType, ContextType>;
  genders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Gender']>>, ParentType, ContextType>;
  names?: Resolver<ResolversTypes['NameRule'], ParentType, ContextType>;
  travellers?: Resolver<ReadonlyArray<ResolversTypes['TravellerPlace']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PriceResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  base?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  fees?: Resolver<ReadonlyArray<ResolversTypes['Fee']>, ParentType, ContextType>;
  taxes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  flightOffers?: Resolver<Maybe<ResolversTypes['FlightOfferConnection']>, ParentType, ContextType, RequireFields<QueryFlightOffersArgs, 'deadlineMs' | 'first' | 'search' | 'sort'>>;
};

export type SupplierOutcomeResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['SupplierOutcome'] = ResolversParentTypes['SupplierOutcome']> = {
  latencyMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  offers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SupplierStatus'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type TravellerPlaceResolvers<ContextType = FlightsContext, ParentType extends ResolversParentTypes['TravellerPlace'] = ResolversParentTypes['TravellerPlace']> = {
  ageOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  maxAge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minAge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  named?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TravellerType'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = FlightsContext> = {
  Airline?: AirlineResolvers<ContextType>;
  CancellationPenalty?: CancellationPenaltyResolvers<ContextType>;
  CancellationPolicy?: CancellationPolicyResolvers<ContextType>;
  CancellationTerms?: CancellationTermsResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DocumentRule?: DocumentRuleResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  Fee?: FeeResolvers<ContextType>;
  FlightOffer?: FlightOfferResolvers<ContextType>;
  FlightOfferConnection?: FlightOfferConnectionResolvers<ContextType>;
  FlightOfferEdge?: FlightOfferEdgeResolvers<ContextType>;
  FlightOrder?: FlightOrderResolvers<ContextType>;
  FlightSegment?: FlightSegmentResolvers<ContextType>;
  FlightSlice?: FlightSliceResolvers<ContextType>;
  FlightStop?: FlightStopResolvers<ContextType>;
  FlightTicket?: FlightTicketResolvers<ContextType>;
  FlightTraveller?: FlightTravellerResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  NameRule?: NameRuleResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  OfferRequirements?: OfferRequirementsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Price?: PriceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SupplierOutcome?: SupplierOutcomeResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TravellerPlace?: TravellerPlaceResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

