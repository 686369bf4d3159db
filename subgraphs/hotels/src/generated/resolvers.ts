import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { HotelOffer as HotelOfferModel, HotelName as HotelNameModel, HotelOrder as HotelOrderModel } from '../hotel.ts';
import type { HotelsContext } from '../context.ts';
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

/** Gender as travel documents state it. */
export type Gender =
  /** F. */
  | 'FEMALE'
  /** M. */
  | 'MALE'
  /** X, or not stated. */
  | 'UNSPECIFIED';

/** What guests say of a hotel. */
export type GuestRating = {
  readonly __typename?: 'GuestRating';
  /** How many said so. */
  readonly count: Scalars['Int']['output'];
  /** 1 to 5. */
  readonly overall: Scalars['Float']['output'];
};

/** A hotel. All but its id is the supplier's content, and null with an error where the supplier does not give it. */
export type Hotel = Node & {
  readonly __typename?: 'Hotel';
  /** Where it is, for a letter. */
  readonly address?: Maybe<HotelAddress>;
  /** What it has, such as `Free WiFi`. */
  readonly amenities?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** From when rooms can be moved into, as the hotel writes it: `3:00 PM`. */
  readonly checkInFrom?: Maybe<Scalars['String']['output']>;
  /** Until when guests can arrive, as the hotel writes it. */
  readonly checkInUntil?: Maybe<Scalars['String']['output']>;
  /** By when rooms must be left, as the hotel writes it. */
  readonly checkOutUntil?: Maybe<Scalars['String']['output']>;
  /** Where it is, for a map. */
  readonly coordinates?: Maybe<HotelCoordinates>;
  /** About it, in plain text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What its guests say. */
  readonly guestRating?: Maybe<GuestRating>;
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of it, the best first. */
  readonly images?: Maybe<ReadonlyArray<HotelImage>>;
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its stars, 0 to 5 in halves; null when it has none. */
  readonly starRating?: Maybe<Scalars['Float']['output']>;
};


/** A hotel. All but its id is the supplier's content, and null with an error where the supplier does not give it. */
export type HotelImagesArgs = {
  first: Scalars['Int']['input'];
};

/** Where a hotel is, for a letter. */
export type HotelAddress = {
  readonly __typename?: 'HotelAddress';
  /** The city. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** The country. */
  readonly country?: Maybe<Scalars['CountryCode']['output']>;
  /** Street and number. */
  readonly lines: ReadonlyArray<Scalars['String']['output']>;
  /** Postal code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** State or province. */
  readonly state?: Maybe<Scalars['String']['output']>;
};

/** Beds of one kind. */
export type HotelBed = {
  readonly __typename?: 'HotelBed';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** The size, as the supplier calls it. */
  readonly size?: Maybe<Scalars['String']['output']>;
  /** The kind, as the supplier calls it. */
  readonly type: Scalars['String']['output'];
};

/** Which meals a rate includes. */
export type HotelBoard =
  /** All meals, snacks and drinks. */
  | 'ALL_INCLUSIVE'
  /** Breakfast. */
  | 'BREAKFAST'
  /** Breakfast, lunch and dinner. */
  | 'FULL_BOARD'
  /** Breakfast and one more meal. */
  | 'HALF_BOARD'
  /** No meals. */
  | 'ROOM_ONLY';

/** Where a hotel is, for a map. */
export type HotelCoordinates = {
  readonly __typename?: 'HotelCoordinates';
  /** Degrees north. */
  readonly latitude: Scalars['Float']['output'];
  /** Degrees east. */
  readonly longitude: Scalars['Float']['output'];
};

/** A picture of a hotel. */
export type HotelImage = {
  readonly __typename?: 'HotelImage';
  /** What it shows. */
  readonly caption?: Maybe<Scalars['String']['output']>;
  /** A small version of it. */
  readonly thumbnail?: Maybe<Scalars['URL']['output']>;
  /** Where it is. */
  readonly url: Scalars['URL']['output'];
};

/** One night of a stay. */
export type HotelNight = {
  readonly __typename?: 'HotelNight';
  /** What it costs for all rooms, taxes included. */
  readonly amount: Money;
  /** The day it begins. */
  readonly date: Scalars['Date']['output'];
};

/** A kind of room in a hotel at one rate, for the whole stay and all rooms of its search. */
export type HotelOffer = Node & Offer & {
  readonly __typename?: 'HotelOffer';
  /** Which meals are included. */
  readonly board: HotelBoard;
  /** Whether it comes from our cache; it is always priced again when it is quoted. */
  readonly cached: Scalars['Boolean']['output'];
  /** What cancelling costs; null when the supplier does not say before booking. */
  readonly cancellation?: Maybe<CancellationPolicy>;
  /** The day of arrival. */
  readonly checkIn: Scalars['Date']['output'];
  /** The day of departure. */
  readonly checkOut: Scalars['Date']['output'];
  /** Until when the supplier sells it at this price; null when it does not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the supplier gave this price. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** The hotel. */
  readonly hotel: Hotel;
  /** Opaque: send it to `quoteTrip` as it is. */
  readonly id: Scalars['ID']['output'];
  /** What each night costs, earliest first; empty when the supplier does not say. */
  readonly nights: ReadonlyArray<HotelNight>;
  /** What it costs. */
  readonly price: Price;
  /** Whether it can be cancelled free of charge when booked today. */
  readonly refundable: Scalars['Boolean']['output'];
  /** What its supplier must know about the travellers; null when it does not say. `checkTravellers` checks it before booking. */
  readonly requirements?: Maybe<OfferRequirements>;
  /** The kind of room. */
  readonly room: HotelRoom;
  /** Who sleeps in each room. */
  readonly rooms: ReadonlyArray<RoomOccupancy>;
  /** How many rooms of this kind are left at this rate; null when the supplier does not say. */
  readonly roomsLeft?: Maybe<Scalars['Int']['output']>;
  /** The supplier that sells it, such as `rapid`. */
  readonly supplier: Scalars['String']['output'];
};

/** Hotel offers, a page at a time. */
export type HotelOfferConnection = {
  readonly __typename?: 'HotelOfferConnection';
  /** The offers with their cursors. */
  readonly edges: ReadonlyArray<HotelOfferEdge>;
  /** The offers. */
  readonly nodes: ReadonlyArray<HotelOffer>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How each supplier did. */
  readonly suppliers: ReadonlyArray<SupplierOutcome>;
  /** How many offers fit, on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An offer in its list. */
export type HotelOfferEdge = {
  readonly __typename?: 'HotelOfferEdge';
  /** Send it as `after` to go on behind this offer. */
  readonly cursor: Scalars['String']['output'];
  /** The offer. */
  readonly node: HotelOffer;
};

/** Which hotel offers to keep. All conditions must hold. */
export type HotelOfferFilter = {
  /** Only with one of these boards. */
  readonly boards?: InputMaybe<ReadonlyArray<HotelBoard>>;
  /** Only the cheapest offer of each hotel that fits the rest. */
  readonly cheapestOfEachHotel?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most this total, in the `currency` of the search, which must be given too. */
  readonly maxTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** At least so well rated by guests, 0 to 5. */
  readonly minGuestRating?: InputMaybe<Scalars['Float']['input']>;
  /** At least so many stars, 0 to 5. */
  readonly minStars?: InputMaybe<Scalars['Float']['input']>;
  /** Only what can, or cannot, be cancelled free of charge when booked today. */
  readonly refundable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How to sort hotel offers. */
export type HotelOfferSort = {
  /** By what. */
  readonly by: HotelOfferSortKey;
  /** In which direction. */
  readonly direction: SortDirection;
};

/** What hotel offers can be sorted by. */
export type HotelOfferSortKey =
  /** What guests say of the hotel; hotels without come last. */
  | 'GUEST_RATING'
  /** The total price. */
  | 'PRICE'
  /** The hotel's stars; hotels without come last. */
  | 'STAR_RATING';

/** A stay that was ordered for a booking. */
export type HotelOrder = Node & {
  readonly __typename?: 'HotelOrder';
  /** Which meals it was booked with; null until it is held. */
  readonly bookedBoard?: Maybe<HotelBoard>;
  /** The kind of room that was booked; null until it is held. */
  readonly bookedRoom?: Maybe<HotelRoom>;
  /** What cancelling would give back now, as the supplier says; null when there is nothing to cancel. */
  readonly cancellationTerms?: Maybe<CancellationTerms>;
  /** The day of arrival. */
  readonly checkIn: Scalars['Date']['output'];
  /** The day of departure. */
  readonly checkOut: Scalars['Date']['output'];
  /** Until when a held stay is kept; null when the supplier does not say. */
  readonly holdUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The hotel. */
  readonly hotel: Hotel;
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
  /** The supplier's number of it, for the hotel's reception; null until it is held. */
  readonly itineraryId?: Maybe<Scalars['String']['output']>;
  /** Who sleeps in each room. */
  readonly rooms: ReadonlyArray<RoomOccupancy>;
  /** Its state. */
  readonly state: OrderState;
  /** The supplier that sold it. */
  readonly supplier: Scalars['String']['output'];
  /** What the supplier was paid or is to be paid. */
  readonly total: Money;
};

/** A kind of room. */
export type HotelRoom = {
  readonly __typename?: 'HotelRoom';
  /** Its beds in words, such as `1 King Bed`; null when the supplier does not say. */
  readonly bedding?: Maybe<Scalars['String']['output']>;
  /** Its beds; empty when the supplier does not say. */
  readonly beds: ReadonlyArray<HotelBed>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** Who sleeps in a room. */
export type HotelRoomInput = {
  /** How many adults, 1 to 8. */
  readonly adults: Scalars['Int']['input'];
  /** The age of each child on the day of arrival, 0 to 17; at most 6 children. */
  readonly childAges: ReadonlyArray<Scalars['Int']['input']>;
};

/** A stay to look for. */
export type HotelSearchInput = {
  /** The day of arrival, by the calendar of the place. */
  readonly checkIn: Scalars['Date']['input'];
  /** The day of departure, 1 to 28 nights later. */
  readonly checkOut: Scalars['Date']['input'];
  /** The id of a `Place`, or the IATA code of a city or airport such as `PAR`. */
  readonly place: Scalars['String']['input'];
  /** The rooms wanted and who sleeps in each, 1 to 8. */
  readonly rooms: ReadonlyArray<HotelRoomInput>;
};

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
   * Rooms for one stay, cheapest first unless `sort` says otherwise. All rooms of an offer are of one kind and at one rate.
   * A supplier that fails is listed in `suppliers`; the search itself does not fail. Null only when this service is down.
   */
  readonly hotelOffers?: Maybe<HotelOfferConnection>;
};


export type QueryHotelOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  deadlineMs: Scalars['Int']['input'];
  filter?: InputMaybe<HotelOfferFilter>;
  first: Scalars['Int']['input'];
  search: HotelSearchInput;
  sort: HotelOfferSort;
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

/** Who sleeps in one room. */
export type RoomOccupancy = {
  readonly __typename?: 'RoomOccupancy';
  /** How many adults. */
  readonly adults: Scalars['Int']['output'];
  /** The children's ages on the day of arrival. */
  readonly childAges: ReadonlyArray<Scalars['Int']['output']>;
};

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
  Hotel: Hotel;
  HotelOffer: HotelOffer;
  HotelOrder: HotelOrder;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Hotel:
    ( { __typename: 'Hotel' }
    & GraphQLRecursivePick<FederationTypes['Hotel'], {"id":true}> );
  HotelOffer:
    ( { __typename: 'HotelOffer' }
    & GraphQLRecursivePick<FederationTypes['HotelOffer'], {"id":true}> );
  HotelOrder:
    ( { __typename: 'HotelOrder' }
    & GraphQLRecursivePick<FederationTypes['HotelOrder'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( HotelNameModel )
    | ( HotelOfferModel )
    | ( HotelOrderModel )
  ;
  Offer: ( HotelOfferModel );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
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
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Fee: ResolverTypeWrapper<Fee>;
  Gender: Gender;
  GuestRating: ResolverTypeWrapper<GuestRating>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Hotel: ResolverTypeWrapper<HotelNameModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  HotelAddress: ResolverTypeWrapper<HotelAddress>;
  HotelBed: ResolverTypeWrapper<HotelBed>;
  HotelBoard: HotelBoard;
  HotelCoordinates: ResolverTypeWrapper<HotelCoordinates>;
  HotelImage: ResolverTypeWrapper<HotelImage>;
  HotelNight: ResolverTypeWrapper<HotelNight>;
  HotelOffer: ResolverTypeWrapper<HotelOfferModel>;
  HotelOfferConnection: ResolverTypeWrapper<Omit<HotelOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HotelOfferEdge']>, nodes: ReadonlyArray<ResolversTypes['HotelOffer']> }>;
  HotelOfferEdge: ResolverTypeWrapper<Omit<HotelOfferEdge, 'node'> & { node: ResolversTypes['HotelOffer'] }>;
  HotelOfferFilter: HotelOfferFilter;
  HotelOfferSort: HotelOfferSort;
  HotelOfferSortKey: HotelOfferSortKey;
  HotelOrder: ResolverTypeWrapper<HotelOrderModel>;
  HotelRoom: ResolverTypeWrapper<HotelRoom>;
  HotelRoomInput: HotelRoomInput;
  HotelSearchInput: HotelSearchInput;
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
  RoomOccupancy: ResolverTypeWrapper<RoomOccupancy>;
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
  String: Scalars['String']['output'];
  Fee: Fee;
  GuestRating: GuestRating;
  Int: Scalars['Int']['output'];
  Float: Scalars['Float']['output'];
  Hotel: HotelNameModel;
  ID: Scalars['ID']['output'];
  HotelAddress: HotelAddress;
  HotelBed: HotelBed;
  HotelCoordinates: HotelCoordinates;
  HotelImage: HotelImage;
  HotelNight: HotelNight;
  HotelOffer: HotelOfferModel;
  HotelOfferConnection: Omit<HotelOfferConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HotelOfferEdge']>, nodes: ReadonlyArray<ResolversParentTypes['HotelOffer']> };
  HotelOfferEdge: Omit<HotelOfferEdge, 'node'> & { node: ResolversParentTypes['HotelOffer'] };
  HotelOfferFilter: HotelOfferFilter;
  HotelOfferSort: HotelOfferSort;
  HotelOrder: HotelOrderModel;
  HotelRoom: HotelRoom;
  HotelRoomInput: HotelRoomInput;
  HotelSearchInput: HotelSearchInput;
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
  RoomOccupancy: RoomOccupancy;
  SupplierOutcome: SupplierOutcome;
  TimeZone: Scalars['TimeZone']['output'];
  TravellerPlace: TravellerPlace;
  URL: Scalars['URL']['output'];
};

export type CancellationPenaltyResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['CancellationPenalty'] = ResolversParentTypes['CancellationPenalty']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CancellationPolicyResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['CancellationPolicy'] = ResolversParentTypes['CancellationPolicy']> = {
  freeUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  penalties?: Resolver<ReadonlyArray<ResolversTypes['CancellationPenalty']>, ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CancellationTermsResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['CancellationTerms'] = ResolversParentTypes['CancellationTerms']> = {
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

export type DocumentRuleResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['DocumentRule'] = ResolversParentTypes['DocumentRule']> = {
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

export type ExchangeRateResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type FeeResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Fee'] = ResolversParentTypes['Fee']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GuestRatingResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['GuestRating'] = ResolversParentTypes['GuestRating']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type HotelResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Hotel'] = ResolversParentTypes['Hotel'], FederationReferenceType extends FederationReferenceTypes['Hotel'] = FederationReferenceTypes['Hotel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Hotel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['HotelAddress']>, ParentType, ContextType>;
  amenities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  checkInFrom?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  checkInUntil?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  checkOutUntil?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coordinates?: Resolver<Maybe<ResolversTypes['HotelCoordinates']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  guestRating?: Resolver<Maybe<ResolversTypes['GuestRating']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HotelImage']>>, ParentType, ContextType, RequireFields<HotelImagesArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  starRating?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelAddressResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelAddress'] = ResolversParentTypes['HotelAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HotelBedResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelBed'] = ResolversParentTypes['HotelBed']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HotelCoordinatesResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelCoordinates'] = ResolversParentTypes['HotelCoordinates']> = {
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type HotelImageResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelImage'] = ResolversParentTypes['HotelImage']> = {
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbnail?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type HotelNightResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelNight'] = ResolversParentTypes['HotelNight']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type HotelOfferResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelOffer'] = ResolversParentTypes['HotelOffer'], FederationReferenceType extends FederationReferenceTypes['HotelOffer'] = FederationReferenceTypes['HotelOffer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['HotelOffer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  board?: Resolver<ResolversTypes['HotelBoard'], ParentType, ContextType>;
  cached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['CancellationPolicy']>, ParentType, ContextType>;
  checkIn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  checkOut?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hotel?: Resolver<ResolversTypes['Hotel'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nights?: Resolver<ReadonlyArray<ResolversTypes['HotelNight']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requirements?: Resolver<Maybe<ResolversTypes['OfferRequirements']>, ParentType, ContextType>;
  room?: Resolver<ResolversTypes['HotelRoom'], ParentType, ContextType>;
  rooms?: Resolver<ReadonlyArray<ResolversTypes['RoomOccupancy']>, ParentType, ContextType>;
  roomsLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelOfferConnectionResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelOfferConnection'] = ResolversParentTypes['HotelOfferConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HotelOfferEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['HotelOffer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  suppliers?: Resolver<ReadonlyArray<ResolversTypes['SupplierOutcome']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HotelOfferEdgeResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelOfferEdge'] = ResolversParentTypes['HotelOfferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HotelOffer'], ParentType, ContextType>;
};

export type HotelOrderResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelOrder'] = ResolversParentTypes['HotelOrder'], FederationReferenceType extends FederationReferenceTypes['HotelOrder'] = FederationReferenceTypes['HotelOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['HotelOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bookedBoard?: Resolver<Maybe<ResolversTypes['HotelBoard']>, ParentType, ContextType>;
  bookedRoom?: Resolver<Maybe<ResolversTypes['HotelRoom']>, ParentType, ContextType>;
  cancellationTerms?: Resolver<Maybe<ResolversTypes['CancellationTerms']>, ParentType, ContextType>;
  checkIn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  checkOut?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  holdUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hotel?: Resolver<ResolversTypes['Hotel'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itineraryId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rooms?: Resolver<ReadonlyArray<ResolversTypes['RoomOccupancy']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelRoomResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['HotelRoom'] = ResolversParentTypes['HotelRoom']> = {
  bedding?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  beds?: Resolver<ReadonlyArray<ResolversTypes['HotelBed']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type MoneyResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NameRuleResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['NameRule'] = ResolversParentTypes['NameRule']> = {
  alphabet?: Resolver<ResolversTypes['NameAlphabet'], ParentType, ContextType>;
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Hotel' | 'HotelOffer' | 'HotelOrder', ParentType, ContextType>;
};

export type OfferResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  __resolveType: TypeResolveFn<'HotelOffer', ParentType, ContextType>;
};

export type OfferRequirementsResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['OfferRequirements'] = ResolversParentTypes['OfferRequirements']> = {
  documents?: Resolver<ResolversTypes['DocumentRule'], ParentType, ContextType>;
  genders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Gender']>>, ParentType, ContextType>;
  names?: Resolver<ResolversTypes['NameRule'], ParentType, ContextType>;
  travellers?: Resolver<ReadonlyArray<ResolversTypes['TravellerPlace']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PriceResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  base?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  fees?: Resolver<ReadonlyArray<ResolversTypes['Fee']>, ParentType, ContextType>;
  taxes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  hotelOffers?: Resolver<Maybe<ResolversTypes['HotelOfferConnection']>, ParentType, ContextType, RequireFields<QueryHotelOffersArgs, 'deadlineMs' | 'first' | 'search' | 'sort'>>;
};

export type RoomOccupancyResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['RoomOccupancy'] = ResolversParentTypes['RoomOccupancy']> = {
  adults?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  childAges?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SupplierOutcomeResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['SupplierOutcome'] = ResolversParentTypes['SupplierOutcome']> = {
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

export type TravellerPlaceResolvers<ContextType = HotelsContext, ParentType extends ResolversParentTypes['TravellerPlace'] = ResolversParentTypes['TravellerPlace']> = {
  ageOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  maxAge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minAge?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  named?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TravellerType'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = HotelsContext> = {
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
  GuestRating?: GuestRatingResolvers<ContextType>;
  Hotel?: HotelResolvers<ContextType>;
  HotelAddress?: HotelAddressResolvers<ContextType>;
  HotelBed?: HotelBedResolvers<ContextType>;
  HotelCoordinates?: HotelCoordinatesResolvers<ContextType>;
  HotelImage?: HotelImageResolvers<ContextType>;
  HotelNight?: HotelNightResolvers<ContextType>;
  HotelOffer?: HotelOfferResolvers<ContextType>;
  HotelOfferConnection?: HotelOfferConnectionResolvers<ContextType>;
  HotelOfferEdge?: HotelOfferEdgeResolvers<ContextType>;
  HotelOrder?: HotelOrderResolvers<ContextType>;
  HotelRoom?: HotelRoomResolvers<ContextType>;
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
  RoomOccupancy?: RoomOccupancyResolvers<ContextType>;
  SupplierOutcome?: SupplierOutcomeResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TravellerPlace?: TravellerPlaceResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

