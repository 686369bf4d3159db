import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Booking as BookingModel, BookingEvent as BookingEventModel, Quote as QuoteModel, QuotedItem as QuotedItemModel } from '../booking.ts';
import type { ShownItem as ShownItemModel } from '../shown-item.ts';
import type { BookingsContext } from '../context.ts';
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

/** A trip to book. */
export type BookTripInput = {
  /** Where the confirmations go. */
  readonly contact: ContactInput;
  /** Makes the booking happen once, however often it is sent: 8 to 128 characters of the caller's choice, a UUID for instance. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Refuses the booking when the trip costs more. */
  readonly maxTotal?: InputMaybe<MoneyInput>;
  /** The payment provider's token of a payment method, such as `pm_card_visa`. Never a card number. */
  readonly paymentMethod: Scalars['String']['input'];
  /** The id of a `TripQuote` of the same viewer. */
  readonly quoteId: Scalars['ID']['input'];
  /** Who travels, 1 to 9: as many and of such ages as the offers were searched for. */
  readonly travellers: ReadonlyArray<TravellerInput>;
};

/** The result of booking a trip. */
export type BookTripResult = BookingAccepted | IdempotencyConflict | OffersUnavailable | PriceChanged | QuoteExpired | ValidationFailed;

/** The order behind an item, in the vertical that sells it. */
export type BookedOrder = FlightOrder | HotelOrder;

/** A trip: all of its items are booked, or none. */
export type Booking = Node & {
  readonly __typename?: 'Booking';
  /** When it was booked. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What happened to it, oldest first. */
  readonly events: BookingEventConnection;
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
  /** Its items: one for each offer. */
  readonly items: ReadonlyArray<BookingItem>;
  /** How it is paid; null until the payment was requested. */
  readonly payment?: Maybe<Payment>;
  /** The reference that travellers and support use, such as `WFA6VE5S6C`. */
  readonly reference: Scalars['String']['output'];
  /** Its status. */
  readonly status: BookingStatus;
  /**
   * Whether nothing more happens by itself. A booking that NEEDS_ATTENTION is never terminal, and a PARTIALLY_CANCELLED one is
   * not while a cancellation or a refund of it is still open: both move on once what is open succeeds.
   */
  readonly terminal: Scalars['Boolean']['output'];
  /** What is charged for all of it. */
  readonly total: Money;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Goes up by one with every event. */
  readonly version: Scalars['Int']['output'];
};


/** A trip: all of its items are booked, or none. */
export type BookingEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** The booking is stored and on its way. */
export type BookingAccepted = {
  readonly __typename?: 'BookingAccepted';
  /** The booking as it is now. */
  readonly booking: Booking;
  /** When to poll `bookingUpdates` first, in milliseconds from now. */
  readonly nextPollAfterMs: Scalars['Int']['output'];
  /** Its version: send it as `sinceVersion`. */
  readonly version: Scalars['Int']['output'];
};

/** A page of bookings. */
export type BookingConnection = {
  readonly __typename?: 'BookingConnection';
  /** The bookings with their cursors. */
  readonly edges: ReadonlyArray<BookingEdge>;
  /** The bookings. */
  readonly nodes: ReadonlyArray<Booking>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are; 10000 stands for that many or more. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A booking in its list. */
export type BookingEdge = {
  readonly __typename?: 'BookingEdge';
  /** Send it as `after` to go on behind this booking. */
  readonly cursor: Scalars['String']['output'];
  /** The booking. */
  readonly node: Booking;
};

/** Something that happened to a booking. */
export type BookingEvent = {
  readonly __typename?: 'BookingEvent';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The item it happened to; null when it was the whole booking. */
  readonly itemId?: Maybe<Scalars['ID']['output']>;
  /** What happened, for the traveller; null when the status says it all. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The status of the booking from then on. */
  readonly status: BookingStatus;
  /** What happened, such as `order.held`. */
  readonly type: Scalars['String']['output'];
  /** The version that it made the booking. */
  readonly version: Scalars['Int']['output'];
};

/** A page of a booking's events. */
export type BookingEventConnection = {
  readonly __typename?: 'BookingEventConnection';
  /** The events with their cursors. */
  readonly edges: ReadonlyArray<BookingEventEdge>;
  /** The events. */
  readonly nodes: ReadonlyArray<BookingEvent>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An event in its list. */
export type BookingEventEdge = {
  readonly __typename?: 'BookingEventEdge';
  /** Send it as `after` to go on behind this event. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: BookingEvent;
};

/** One item of a booking: a journey or a stay. */
export type BookingItem = {
  readonly __typename?: 'BookingItem';
  /** Why it could not be booked; null when it could. */
  readonly failure?: Maybe<ItemFailure>;
  /** Names the item. */
  readonly id: Scalars['ID']['output'];
  /** The order at its supplier; null until there is one. */
  readonly order?: Maybe<BookedOrder>;
  /** What is charged for it, in the booking's currency. */
  readonly price: Price;
  /** What is given back for it; null unless it was cancelled after it was paid. */
  readonly refund?: Maybe<ItemRefund>;
  /** Its status. */
  readonly status: BookingItemStatus;
  /** The supplier's own reference: a record locator, an itinerary number. */
  readonly supplierReference?: Maybe<Scalars['String']['output']>;
};

/** The status of an item. */
export type BookingItemStatus =
  /** Cancelled at its supplier. */
  | 'CANCELLED'
  /** Booked. */
  | 'CONFIRMED'
  /** Could not be booked. */
  | 'FAILED'
  /** Held at its supplier. */
  | 'HELD'
  /** Could not be cancelled or refunded yet. It is tried until it succeeds, and our support is working on it. */
  | 'NEEDS_ATTENTION'
  /** Not requested yet, or on its way. */
  | 'PENDING';

/** The booking cannot be cancelled as it stands. */
export type BookingNotCancellable = UserError & {
  readonly __typename?: 'BookingNotCancellable';
  /** What kind of problem it is, for programs: in capitals, never reworded. */
  readonly code: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people; it may be reworded. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from the outside in: `["input", "travellers", "0", "dateOfBirth"]`; empty when no single argument is to blame. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: Scalars['Boolean']['output'];
  /** Its status. */
  readonly status: BookingStatus;
};

/** The status of a booking. */
export type BookingStatus =
  /** The payment is being authorised. */
  | 'AUTHORISING'
  /** Cancelled, and refunded as its terms say. */
  | 'CANCELLED'
  /** Being cancelled. */
  | 'CANCELLING'
  /** The payment is being taken. */
  | 'CAPTURING'
  /** Something could not be booked: what was done is being undone. */
  | 'COMPENSATING'
  /** Everything is booked and paid. */
  | 'CONFIRMED'
  /** The suppliers are confirming. */
  | 'CONFIRMING'
  /** Not booked, not charged. */
  | 'FAILED'
  /** Everything that can be held is being held. */
  | 'HOLDING'
  /** Something could not be given back or refunded yet. It is tried until it succeeds, and our support is working on it. */
  | 'NEEDS_ATTENTION'
  /** Some of it is cancelled and some is not, because a supplier cancelled it or could not cancel it yet. */
  | 'PARTIALLY_CANCELLED'
  /** The payment was declined; nothing was booked. */
  | 'PAYMENT_FAILED'
  /** Stored. */
  | 'REQUESTED';

/** What happened to a booking since a version. */
export type BookingUpdates = {
  readonly __typename?: 'BookingUpdates';
  /** The booking as it is now; null when nothing changed. */
  readonly booking?: Maybe<Booking>;
  /** Whether anything happened since. */
  readonly changed: Scalars['Boolean']['output'];
  /** What happened since, oldest first. */
  readonly events: ReadonlyArray<BookingEvent>;
  /** Whether there are more events than `first`: poll again at once. */
  readonly hasMore: Scalars['Boolean']['output'];
  /** When to poll next, in milliseconds from now. */
  readonly nextPollAfterMs: Scalars['Int']['output'];
  /** Whether nothing more happens by itself: stop polling. */
  readonly terminal: Scalars['Boolean']['output'];
  /** The version to poll from next. */
  readonly version: Scalars['Int']['output'];
};

/** A cancellation to carry out. */
export type CancelBookingInput = {
  /** The id of a `CancellationQuote`. */
  readonly cancellationQuoteId: Scalars['ID']['input'];
  /** Makes the cancellation happen once, however often it is sent: 8 to 128 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of cancelling. */
export type CancelBookingResult = BookingNotCancellable | CancellationAccepted | IdempotencyConflict | QuoteExpired | ValidationFailed;

/** The cancellation is stored and on its way. */
export type CancellationAccepted = {
  readonly __typename?: 'CancellationAccepted';
  /** The booking as it is now. */
  readonly booking: Booking;
  /** When to poll `bookingUpdates` first, in milliseconds from now. */
  readonly nextPollAfterMs: Scalars['Int']['output'];
  /** Its version: send it as `sinceVersion`. */
  readonly version: Scalars['Int']['output'];
};

/** What cancelling would give back. */
export type CancellationQuote = {
  readonly __typename?: 'CancellationQuote';
  /** Until when these terms hold. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Send it to `cancelBooking`. */
  readonly id: Scalars['ID']['output'];
  /** Item by item. */
  readonly items: ReadonlyArray<CancellationQuoteItem>;
  /** What would be refunded to the payment, in the booking's currency. What is given as credit or a voucher, or unknown, is not part of it. */
  readonly refund: Money;
};

/** What cancelling one item would give back. */
export type CancellationQuoteItem = {
  readonly __typename?: 'CancellationQuoteItem';
  /** What it would be returned to. */
  readonly destination: RefundDestination;
  /** The booking's item. */
  readonly itemId: Scalars['ID']['output'];
  /**
   * What would be given back for it: in the booking's currency, or in the supplier's where it gives credit or a voucher; null while
   * the supplier does not say.
   */
  readonly refund?: Maybe<Money>;
};

/** A party to check against a quoted trip. */
export type CheckTravellersInput = {
  /** Where the confirmations go; checked as well where it is sent. */
  readonly contact?: InputMaybe<ContactInput>;
  /** The id of a `TripQuote` of the same viewer. */
  readonly quoteId: Scalars['ID']['input'];
  /** Who travels, 1 to 9, as for `bookTrip`. */
  readonly travellers: ReadonlyArray<TravellerInput>;
};

/** The result of checking travellers. Values that are malformed in themselves are answered as `ValidationFailed`. */
export type CheckTravellersResult = QuoteExpired | TravellersChecked | ValidationFailed;

/** What the supplier of one item will be sent. */
export type CheckedItem = {
  readonly __typename?: 'CheckedItem';
  /** The item of the quote. */
  readonly itemId: Scalars['ID']['output'];
  /** Everything that the supplier would refuse; empty when it is fine. */
  readonly problems: ReadonlyArray<InputError>;
  /** One for each traveller, in the order of the input. */
  readonly travellers: ReadonlyArray<CheckedTraveller>;
};

/** What a supplier is sent about one traveller. */
export type CheckedTraveller = {
  readonly __typename?: 'CheckedTraveller';
  /** The document that is sent; null when none is. */
  readonly document?: Maybe<TravelDocumentType>;
  /** What they travel on; null when the supplier sells them none or is not sent their name. */
  readonly fare?: Maybe<TravellerType>;
  /** Their name as the supplier gets it; null when it cannot be written or is not sent. */
  readonly name?: Maybe<WrittenName>;
};

/** Where the suppliers reach the travellers. */
export type ContactInput = {
  /** An e-mail address. */
  readonly email: Scalars['EmailAddress']['input'];
  /** A telephone number with + or 00 and its country code. */
  readonly phone: Scalars['PhoneNumber']['input'];
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

export type FlightOffer = Node & Offer & {
  readonly __typename?: 'FlightOffer';
  readonly id: Scalars['ID']['output'];
};

export type FlightOrder = Node & {
  readonly __typename?: 'FlightOrder';
  readonly id: Scalars['ID']['output'];
};

/** Gender as travel documents state it. */
export type Gender =
  /** F. */
  | 'FEMALE'
  /** M. */
  | 'MALE'
  /** X, or not stated. */
  | 'UNSPECIFIED';

export type Hotel = Node & {
  readonly __typename?: 'Hotel';
  readonly id: Scalars['ID']['output'];
};

export type HotelOffer = Node & Offer & {
  readonly __typename?: 'HotelOffer';
  readonly id: Scalars['ID']['output'];
};

export type HotelOrder = Node & {
  readonly __typename?: 'HotelOrder';
  readonly id: Scalars['ID']['output'];
};

/** The key was used before with another input. Nothing was done. */
export type IdempotencyConflict = UserError & {
  readonly __typename?: 'IdempotencyConflict';
  /** What kind of problem it is, for programs: in capitals, never reworded. */
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

/** Why an item could not be booked. */
export type ItemFailure = {
  readonly __typename?: 'ItemFailure';
  /** In words. */
  readonly message: Scalars['String']['output'];
  /** What kind of failure. */
  readonly reason: ItemFailureReason;
};

/** What kind of failure. */
export type ItemFailureReason =
  /** The offer or its hold expired. */
  | 'EXPIRED'
  /** The supplier refused what it was sent, such as the travellers' ages. */
  | 'INVALID'
  /** Its supplier wants another price than was quoted. */
  | 'PRICE_CHANGED'
  /** There is none left. */
  | 'SOLD_OUT'
  /** The supplier could not be reached. */
  | 'UNAVAILABLE';

/** What is given back for a cancelled item. */
export type ItemRefund = {
  readonly __typename?: 'ItemRefund';
  /** How much: in the booking's currency, or in the supplier's where it gives credit or a voucher; null while it is unknown. */
  readonly amount?: Maybe<Money>;
  /** What it is returned to. */
  readonly destination: RefundDestination;
  /** Its status. */
  readonly status: ItemRefundStatus;
};

/** The status of an item's refund. */
export type ItemRefundStatus =
  /** Returned to the payment, or given by the supplier as credit or a voucher. */
  | 'DONE'
  /** On its way to the payment. */
  | 'PENDING'
  /** The supplier has not said yet what it gives back. */
  | 'UNKNOWN';

/** An exact amount of one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in major units with the currency's number of decimals. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An amount. */
export type MoneyInput = {
  /** In major units. */
  readonly amount: Scalars['Decimal']['input'];
  /** Of which currency. */
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Books a quoted trip. Answers as soon as the booking is safely stored; follow it with `bookingUpdates`. */
  readonly bookTrip: BookTripResult;
  /** Cancels a booking on the terms of a cancellation quote. Follow it with `bookingUpdates`. */
  readonly cancelBooking: CancelBookingResult;
  /** Asks the suppliers what cancelling a confirmed booking would give back. */
  readonly quoteCancellation: QuoteCancellationResult;
  /** Prices offers again at their suppliers, now, and keeps the result for a few minutes to be booked as one trip. */
  readonly quoteTrip: QuoteTripResult;
};


export type MutationBookTripArgs = {
  input: BookTripInput;
};


export type MutationCancelBookingArgs = {
  input: CancelBookingInput;
};


export type MutationQuoteCancellationArgs = {
  input: QuoteCancellationInput;
};


export type MutationQuoteTripArgs = {
  input: QuoteTripInput;
};

/** Anything that can be fetched again by its global id. */
export type Node = {
  /** Opaque and stable: keep it, send it back, never take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** Something a supplier would sell at a price until it expires. Quote it with `quoteTrip`. */
export type Offer = {
  /** Opaque: send it to `quoteTrip` as it is. */
  readonly id: Scalars['ID']['output'];
};

/** Some offers are not available any more. Nothing was quoted or booked. */
export type OffersUnavailable = UserError & {
  readonly __typename?: 'OffersUnavailable';
  /** What kind of problem it is, for programs: in capitals, never reworded. */
  readonly code: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people; it may be reworded. */
  readonly message: Scalars['String']['output'];
  /** Which offers, and why. */
  readonly offers: ReadonlyArray<UnavailableOffer>;
  /** Where in the arguments, from the outside in: `["input", "travellers", "0", "dateOfBirth"]`; empty when no single argument is to blame. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: Scalars['Boolean']['output'];
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

export type Payment = Node & {
  readonly __typename?: 'Payment';
  readonly id: Scalars['ID']['output'];
};

export type Place = Node & {
  readonly __typename?: 'Place';
  readonly id: Scalars['ID']['output'];
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

/** The trip costs more than `maxTotal` allows. */
export type PriceChanged = UserError & {
  readonly __typename?: 'PriceChanged';
  /** What kind of problem it is, for programs: in capitals, never reworded. */
  readonly code: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for people; it may be reworded. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from the outside in: `["input", "travellers", "0", "dateOfBirth"]`; empty when no single argument is to blame. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: Scalars['Boolean']['output'];
  /** What it costs. */
  readonly total: Money;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A booking of the viewer's; null when there is none that they may see. */
  readonly booking?: Maybe<Booking>;
  /**
   * What happened to a booking since a version; null, with an error, when there is no such booking that the viewer may see.
   * Answers at once when there is something new, else waits up to `waitMs` for it: one wait for each viewer and booking at a
   * time, any further one is answered at once. Poll with the `version` of the answer before, after `nextPollAfterMs`, until
   * `terminal`.
   */
  readonly bookingUpdates?: Maybe<BookingUpdates>;
  /** The bookings that the viewer may see, newest first. */
  readonly bookings?: Maybe<BookingConnection>;
  /**
   * What the suppliers of a quoted trip will be sent about the travellers, and everything that they would refuse: for a form to
   * show before anything is booked. `bookTrip` refuses the same.
   */
  readonly checkTravellers: CheckTravellersResult;
  /** Anything by its global id; null when the id is not one of this API. */
  readonly node?: Maybe<Node>;
  /** Several things by their global ids, in the order of the ids; null for each that is not one of this API. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
};


export type QueryBookingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBookingUpdatesArgs = {
  bookingId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  sinceVersion: Scalars['Int']['input'];
  waitMs: Scalars['Int']['input'];
};


export type QueryBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  status?: InputMaybe<ReadonlyArray<BookingStatus>>;
};


export type QueryCheckTravellersArgs = {
  input: CheckTravellersInput;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** Which booking to cancel. */
export type QuoteCancellationInput = {
  /** Its global id. */
  readonly bookingId: Scalars['ID']['input'];
};

/** The result of quoting a cancellation. */
export type QuoteCancellationResult = BookingNotCancellable | CancellationQuote | ValidationFailed;

/** The quote has expired or was booked already: quote again. */
export type QuoteExpired = UserError & {
  readonly __typename?: 'QuoteExpired';
  /** What kind of problem it is, for programs: in capitals, never reworded. */
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

/** Offers to be priced as one trip. */
export type QuoteTripInput = {
  /** The currency to charge the trip in. */
  readonly currency: Scalars['CurrencyCode']['input'];
  /** Ids of offers of any vertical, 1 to 8, each once. */
  readonly offerIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** The result of quoting a trip. */
export type QuoteTripResult = OffersUnavailable | TripQuote | ValidationFailed;

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

export type SavedTraveller = Node & {
  readonly __typename?: 'SavedTraveller';
  readonly id: Scalars['ID']['output'];
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

/** Somebody who travels, as in their passport. */
export type TravellerInput = {
  /** Date of birth. */
  readonly dateOfBirth: Scalars['Date']['input'];
  /** Passports or identity cards, where the journey needs them. */
  readonly documents?: InputMaybe<ReadonlyArray<TravelDocumentInput>>;
  /** Family name, or the single name, at most 100 characters. */
  readonly familyName: Scalars['String']['input'];
  /** As in the passport; most airlines take FEMALE or MALE only. */
  readonly gender: Gender;
  /** Given names, at most 100 characters; left out for somebody whose documents show a single name. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** Nationality. */
  readonly nationality?: InputMaybe<Scalars['CountryCode']['input']>;
};

/** What fare somebody travels on, as the supplier calls it. It is not a legal age: many airlines sell adult fares from 12 on. */
export type TravellerType =
  /** A full fare or place. */
  | 'ADULT'
  /** A place of their own at a child's fare. */
  | 'CHILD'
  /** On an adult's lap, or in a cot. */
  | 'INFANT';

/** What the suppliers of a trip will be sent. */
export type TravellersChecked = {
  readonly __typename?: 'TravellersChecked';
  /** Whether `bookTrip` takes these travellers: no item has a problem. */
  readonly accepted: Scalars['Boolean']['output'];
  /** Item by item, in the order of the quote. */
  readonly items: ReadonlyArray<CheckedItem>;
};

/** Offers at the prices of this moment, to be booked together. */
export type TripQuote = {
  readonly __typename?: 'TripQuote';
  /** Until when it can be booked. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Send it to `bookTrip`. */
  readonly id: Scalars['ID']['output'];
  /** The offers, in the order they were sent. */
  readonly items: ReadonlyArray<TripQuoteItem>;
  /** What the trip costs, in the currency of the request. */
  readonly total: Money;
};

/** One offer of a quoted trip. */
export type TripQuoteItem = {
  readonly __typename?: 'TripQuoteItem';
  /** Names the item within its quote. */
  readonly id: Scalars['ID']['output'];
  /** What is offered. */
  readonly offer: Offer;
  /** What it cost when the viewer had it quoted before, where that differs; null otherwise. */
  readonly previousPrice?: Maybe<Price>;
  /** What it costs in the trip's currency, with the exchange rate that the quote holds. */
  readonly price: Price;
};

/** An offer that is not available. */
export type UnavailableOffer = {
  readonly __typename?: 'UnavailableOffer';
  /** The id as it was sent. */
  readonly id: Scalars['ID']['output'];
  /** Why. */
  readonly reason: UnavailableReason;
};

/** Why an offer is not available. */
export type UnavailableReason =
  /** It is sold out, withdrawn or expired. */
  | 'GONE'
  /** Its supplier did not answer: the same may work in a moment. */
  | 'SUPPLIER_UNAVAILABLE';

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

/** A name in the letters that a supplier can write: show it to the traveller, because it is what their ticket shows. */
export type WrittenName = {
  readonly __typename?: 'WrittenName';
  /** Family name. */
  readonly familyName: Scalars['String']['output'];
  /** Given names; of somebody with a single name, that name once more. */
  readonly givenName: Scalars['String']['output'];
  /** Whether some of it was left out because it is too long for the supplier. */
  readonly shortened: Scalars['Boolean']['output'];
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
  Booking: Booking;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Booking:
    ( { __typename: 'Booking' }
    & GraphQLRecursivePick<FederationTypes['Booking'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  BookTripResult:
    | ( Omit<BookingAccepted, 'booking'> & { booking: _RefType['Booking'] } )
    | ( IdempotencyConflict )
    | ( OffersUnavailable )
    | ( PriceChanged )
    | ( QuoteExpired )
    | ( ValidationFailed )
  ;
  BookedOrder:
    | ( FlightOrder )
    | ( HotelOrder )
  ;
  CancelBookingResult:
    | ( BookingNotCancellable )
    | ( Omit<CancellationAccepted, 'booking'> & { booking: _RefType['Booking'] } )
    | ( IdempotencyConflict )
    | ( QuoteExpired )
    | ( ValidationFailed )
  ;
  CheckTravellersResult:
    | ( QuoteExpired )
    | ( TravellersChecked )
    | ( ValidationFailed )
  ;
  QuoteCancellationResult:
    | ( BookingNotCancellable )
    | ( CancellationQuote )
    | ( ValidationFailed )
  ;
  QuoteTripResult:
    | ( OffersUnavailable )
    | ( QuoteModel )
    | ( ValidationFailed )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( BookingModel )
    | ( FlightOffer )
    | ( FlightOrder )
    | ( Hotel )
    | ( HotelOffer )
    | ( HotelOrder )
    | ( Payment )
    | ( Place )
    | ( SavedTraveller )
  ;
  Offer:
    | ( FlightOffer )
    | ( HotelOffer )
  ;
  UserError:
    | ( BookingNotCancellable )
    | ( IdempotencyConflict )
    | ( InputError )
    | ( OffersUnavailable )
    | ( PriceChanged )
    | ( QuoteExpired )
    | ( ValidationFailed )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BookTripInput: BookTripInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  BookTripResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BookTripResult']>;
  BookedOrder: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BookedOrder']>;
  Booking: ResolverTypeWrapper<BookingModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BookingAccepted: ResolverTypeWrapper<Omit<BookingAccepted, 'booking'> & { booking: ResolversTypes['Booking'] }>;
  BookingConnection: ResolverTypeWrapper<Omit<BookingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BookingEdge']>, nodes: ReadonlyArray<ResolversTypes['Booking']> }>;
  BookingEdge: ResolverTypeWrapper<Omit<BookingEdge, 'node'> & { node: ResolversTypes['Booking'] }>;
  BookingEvent: ResolverTypeWrapper<BookingEventModel>;
  BookingEventConnection: ResolverTypeWrapper<Omit<BookingEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BookingEventEdge']>, nodes: ReadonlyArray<ResolversTypes['BookingEvent']> }>;
  BookingEventEdge: ResolverTypeWrapper<Omit<BookingEventEdge, 'node'> & { node: ResolversTypes['BookingEvent'] }>;
  BookingItem: ResolverTypeWrapper<ShownItemModel>;
  BookingItemStatus: BookingItemStatus;
  BookingNotCancellable: ResolverTypeWrapper<BookingNotCancellable>;
  BookingStatus: BookingStatus;
  BookingUpdates: ResolverTypeWrapper<Omit<BookingUpdates, 'booking' | 'events'> & { booking?: Maybe<ResolversTypes['Booking']>, events: ReadonlyArray<ResolversTypes['BookingEvent']> }>;
  CancelBookingInput: CancelBookingInput;
  CancelBookingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelBookingResult']>;
  CancellationAccepted: ResolverTypeWrapper<Omit<CancellationAccepted, 'booking'> & { booking: ResolversTypes['Booking'] }>;
  CancellationQuote: ResolverTypeWrapper<CancellationQuote>;
  CancellationQuoteItem: ResolverTypeWrapper<CancellationQuoteItem>;
  CheckTravellersInput: CheckTravellersInput;
  CheckTravellersResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CheckTravellersResult']>;
  CheckedItem: ResolverTypeWrapper<CheckedItem>;
  CheckedTraveller: ResolverTypeWrapper<CheckedTraveller>;
  ContactInput: ContactInput;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  Fee: ResolverTypeWrapper<Fee>;
  FlightOffer: ResolverTypeWrapper<FlightOffer>;
  FlightOrder: ResolverTypeWrapper<FlightOrder>;
  Gender: Gender;
  Hotel: ResolverTypeWrapper<Hotel>;
  HotelOffer: ResolverTypeWrapper<HotelOffer>;
  HotelOrder: ResolverTypeWrapper<HotelOrder>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  InputError: ResolverTypeWrapper<InputError>;
  ItemFailure: ResolverTypeWrapper<ItemFailure>;
  ItemFailureReason: ItemFailureReason;
  ItemRefund: ResolverTypeWrapper<ItemRefund>;
  ItemRefundStatus: ItemRefundStatus;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Offer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Offer']>;
  OffersUnavailable: ResolverTypeWrapper<OffersUnavailable>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<Payment>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Place: ResolverTypeWrapper<Place>;
  Price: ResolverTypeWrapper<Price>;
  PriceChanged: ResolverTypeWrapper<PriceChanged>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteCancellationInput: QuoteCancellationInput;
  QuoteCancellationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['QuoteCancellationResult']>;
  QuoteExpired: ResolverTypeWrapper<QuoteExpired>;
  QuoteTripInput: QuoteTripInput;
  QuoteTripResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['QuoteTripResult']>;
  RefundDestination: RefundDestination;
  SavedTraveller: ResolverTypeWrapper<SavedTraveller>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  TravelDocumentInput: TravelDocumentInput;
  TravelDocumentType: TravelDocumentType;
  TravellerInput: TravellerInput;
  TravellerType: TravellerType;
  TravellersChecked: ResolverTypeWrapper<TravellersChecked>;
  TripQuote: ResolverTypeWrapper<QuoteModel>;
  TripQuoteItem: ResolverTypeWrapper<QuotedItemModel>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnavailableOffer: ResolverTypeWrapper<UnavailableOffer>;
  UnavailableReason: UnavailableReason;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationFailed: ResolverTypeWrapper<ValidationFailed>;
  WrittenName: ResolverTypeWrapper<WrittenName>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BookTripInput: BookTripInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  BookTripResult: ResolversUnionTypes<ResolversParentTypes>['BookTripResult'];
  BookedOrder: ResolversUnionTypes<ResolversParentTypes>['BookedOrder'];
  Booking: BookingModel;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  BookingAccepted: Omit<BookingAccepted, 'booking'> & { booking: ResolversParentTypes['Booking'] };
  BookingConnection: Omit<BookingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BookingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Booking']> };
  BookingEdge: Omit<BookingEdge, 'node'> & { node: ResolversParentTypes['Booking'] };
  BookingEvent: BookingEventModel;
  BookingEventConnection: Omit<BookingEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BookingEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BookingEvent']> };
  BookingEventEdge: Omit<BookingEventEdge, 'node'> & { node: ResolversParentTypes['BookingEvent'] };
  BookingItem: ShownItemModel;
  BookingNotCancellable: BookingNotCancellable;
  BookingUpdates: Omit<BookingUpdates, 'booking' | 'events'> & { booking?: Maybe<ResolversParentTypes['Booking']>, events: ReadonlyArray<ResolversParentTypes['BookingEvent']> };
  CancelBookingInput: CancelBookingInput;
  CancelBookingResult: ResolversUnionTypes<ResolversParentTypes>['CancelBookingResult'];
  CancellationAccepted: Omit<CancellationAccepted, 'booking'> & { booking: ResolversParentTypes['Booking'] };
  CancellationQuote: CancellationQuote;
  CancellationQuoteItem: CancellationQuoteItem;
  CheckTravellersInput: CheckTravellersInput;
  CheckTravellersResult: ResolversUnionTypes<ResolversParentTypes>['CheckTravellersResult'];
  CheckedItem: CheckedItem;
  CheckedTraveller: CheckedTraveller;
  ContactInput: ContactInput;
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Duration: Scalars['Duration']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  ExchangeRate: ExchangeRate;
  Fee: Fee;
  FlightOffer: FlightOffer;
  FlightOrder: FlightOrder;
  Hotel: Hotel;
  HotelOffer: HotelOffer;
  HotelOrder: HotelOrder;
  IdempotencyConflict: IdempotencyConflict;
  InputError: InputError;
  ItemFailure: ItemFailure;
  ItemRefund: ItemRefund;
  LocalDateTime: Scalars['LocalDateTime']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Offer: ResolversInterfaceTypes<ResolversParentTypes>['Offer'];
  OffersUnavailable: OffersUnavailable;
  PageInfo: PageInfo;
  Payment: Payment;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Place: Place;
  Price: Price;
  PriceChanged: PriceChanged;
  Query: Record<PropertyKey, never>;
  QuoteCancellationInput: QuoteCancellationInput;
  QuoteCancellationResult: ResolversUnionTypes<ResolversParentTypes>['QuoteCancellationResult'];
  QuoteExpired: QuoteExpired;
  QuoteTripInput: QuoteTripInput;
  QuoteTripResult: ResolversUnionTypes<ResolversParentTypes>['QuoteTripResult'];
  SavedTraveller: SavedTraveller;
  TimeZone: Scalars['TimeZone']['output'];
  TravelDocumentInput: TravelDocumentInput;
  TravellerInput: TravellerInput;
  TravellersChecked: TravellersChecked;
  TripQuote: QuoteModel;
  TripQuoteItem: QuotedItemModel;
  URL: Scalars['URL']['output'];
  UnavailableOffer: UnavailableOffer;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationFailed: ValidationFailed;
  WrittenName: WrittenName;
};

export type BookTripResultResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookTripResult'] = ResolversParentTypes['BookTripResult']> = {
  __resolveType: TypeResolveFn<'BookingAccepted' | 'IdempotencyConflict' | 'OffersUnavailable' | 'PriceChanged' | 'QuoteExpired' | 'ValidationFailed', ParentType, ContextType>;
};

export type BookedOrderResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookedOrder'] = ResolversParentTypes['BookedOrder']> = {
  __resolveType: TypeResolveFn<'FlightOrder' | 'HotelOrder', ParentType, ContextType>;
};

export type BookingResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking'], FederationReferenceType extends FederationReferenceTypes['Booking'] = FederationReferenceTypes['Booking']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Booking']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['BookingEventConnection'], ParentType, ContextType, RequireFields<BookingEventsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['BookingItem']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
  terminal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingAcceptedResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingAccepted'] = ResolversParentTypes['BookingAccepted']> = {
  booking?: Resolver<ResolversTypes['Booking'], ParentType, ContextType>;
  nextPollAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingConnectionResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingConnection'] = ResolversParentTypes['BookingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BookingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Booking']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookingEdgeResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingEdge'] = ResolversParentTypes['BookingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Booking'], ParentType, ContextType>;
};

export type BookingEventResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingEvent'] = ResolversParentTypes['BookingEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  itemId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookingEventConnectionResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingEventConnection'] = ResolversParentTypes['BookingEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BookingEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BookingEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookingEventEdgeResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingEventEdge'] = ResolversParentTypes['BookingEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BookingEvent'], ParentType, ContextType>;
};

export type BookingItemResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingItem'] = ResolversParentTypes['BookingItem']> = {
  failure?: Resolver<Maybe<ResolversTypes['ItemFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['BookedOrder']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['ItemRefund']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingItemStatus'], ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BookingNotCancellableResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingNotCancellable'] = ResolversParentTypes['BookingNotCancellable']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingUpdatesResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['BookingUpdates'] = ResolversParentTypes['BookingUpdates']> = {
  booking?: Resolver<Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['BookingEvent']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextPollAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  terminal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CancelBookingResultResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CancelBookingResult'] = ResolversParentTypes['CancelBookingResult']> = {
  __resolveType: TypeResolveFn<'BookingNotCancellable' | 'CancellationAccepted' | 'IdempotencyConflict' | 'QuoteExpired' | 'ValidationFailed', ParentType, ContextType>;
};

export type CancellationAcceptedResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CancellationAccepted'] = ResolversParentTypes['CancellationAccepted']> = {
  booking?: Resolver<ResolversTypes['Booking'], ParentType, ContextType>;
  nextPollAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancellationQuoteResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CancellationQuote'] = ResolversParentTypes['CancellationQuote']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['CancellationQuoteItem']>, ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancellationQuoteItemResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CancellationQuoteItem'] = ResolversParentTypes['CancellationQuoteItem']> = {
  destination?: Resolver<ResolversTypes['RefundDestination'], ParentType, ContextType>;
  itemId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CheckTravellersResultResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CheckTravellersResult'] = ResolversParentTypes['CheckTravellersResult']> = {
  __resolveType: TypeResolveFn<'QuoteExpired' | 'TravellersChecked' | 'ValidationFailed', ParentType, ContextType>;
};

export type CheckedItemResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CheckedItem'] = ResolversParentTypes['CheckedItem']> = {
  itemId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['InputError']>, ParentType, ContextType>;
  travellers?: Resolver<ReadonlyArray<ResolversTypes['CheckedTraveller']>, ParentType, ContextType>;
};

export type CheckedTravellerResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['CheckedTraveller'] = ResolversParentTypes['CheckedTraveller']> = {
  document?: Resolver<Maybe<ResolversTypes['TravelDocumentType']>, ParentType, ContextType>;
  fare?: Resolver<Maybe<ResolversTypes['TravellerType']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['WrittenName']>, ParentType, ContextType>;
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

export type ExchangeRateResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type FeeResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Fee'] = ResolversParentTypes['Fee']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FlightOfferResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['FlightOffer'] = ResolversParentTypes['FlightOffer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlightOrderResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['FlightOrder'] = ResolversParentTypes['FlightOrder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Hotel'] = ResolversParentTypes['Hotel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelOfferResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['HotelOffer'] = ResolversParentTypes['HotelOffer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HotelOrderResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['HotelOrder'] = ResolversParentTypes['HotelOrder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyConflictResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ItemFailureResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['ItemFailure'] = ResolversParentTypes['ItemFailure']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ItemFailureReason'], ParentType, ContextType>;
};

export type ItemRefundResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['ItemRefund'] = ResolversParentTypes['ItemRefund']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  destination?: Resolver<ResolversTypes['RefundDestination'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ItemRefundStatus'], ParentType, ContextType>;
};

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export type MoneyResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  bookTrip?: Resolver<ResolversTypes['BookTripResult'], ParentType, ContextType, RequireFields<MutationBookTripArgs, 'input'>>;
  cancelBooking?: Resolver<ResolversTypes['CancelBookingResult'], ParentType, ContextType, RequireFields<MutationCancelBookingArgs, 'input'>>;
  quoteCancellation?: Resolver<ResolversTypes['QuoteCancellationResult'], ParentType, ContextType, RequireFields<MutationQuoteCancellationArgs, 'input'>>;
  quoteTrip?: Resolver<ResolversTypes['QuoteTripResult'], ParentType, ContextType, RequireFields<MutationQuoteTripArgs, 'input'>>;
};

export type NodeResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Booking' | 'FlightOffer' | 'FlightOrder' | 'Hotel' | 'HotelOffer' | 'HotelOrder' | 'Payment' | 'Place' | 'SavedTraveller', ParentType, ContextType>;
};

export type OfferResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  __resolveType: TypeResolveFn<'FlightOffer' | 'HotelOffer', ParentType, ContextType>;
};

export type OffersUnavailableResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['OffersUnavailable'] = ResolversParentTypes['OffersUnavailable']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offers?: Resolver<ReadonlyArray<ResolversTypes['UnavailableOffer']>, ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PlaceResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  base?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  fees?: Resolver<ReadonlyArray<ResolversTypes['Fee']>, ParentType, ContextType>;
  taxes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PriceChangedResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  booking?: Resolver<Maybe<ResolversTypes['Booking']>, ParentType, ContextType, RequireFields<QueryBookingArgs, 'id'>>;
  bookingUpdates?: Resolver<Maybe<ResolversTypes['BookingUpdates']>, ParentType, ContextType, RequireFields<QueryBookingUpdatesArgs, 'bookingId' | 'first' | 'sinceVersion' | 'waitMs'>>;
  bookings?: Resolver<Maybe<ResolversTypes['BookingConnection']>, ParentType, ContextType, RequireFields<QueryBookingsArgs, 'first'>>;
  checkTravellers?: Resolver<ResolversTypes['CheckTravellersResult'], ParentType, ContextType, RequireFields<QueryCheckTravellersArgs, 'input'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type QuoteCancellationResultResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['QuoteCancellationResult'] = ResolversParentTypes['QuoteCancellationResult']> = {
  __resolveType: TypeResolveFn<'BookingNotCancellable' | 'CancellationQuote' | 'ValidationFailed', ParentType, ContextType>;
};

export type QuoteExpiredResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['QuoteExpired'] = ResolversParentTypes['QuoteExpired']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteTripResultResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['QuoteTripResult'] = ResolversParentTypes['QuoteTripResult']> = {
  __resolveType: TypeResolveFn<'OffersUnavailable' | 'TripQuote' | 'ValidationFailed', ParentType, ContextType>;
};

export type SavedTravellerResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['SavedTraveller'] = ResolversParentTypes['SavedTraveller']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type TravellersCheckedResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['TravellersChecked'] = ResolversParentTypes['TravellersChecked']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['CheckedItem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TripQuoteResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['TripQuote'] = ResolversParentTypes['TripQuote']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['TripQuoteItem']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TripQuoteItemResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['TripQuoteItem'] = ResolversParentTypes['TripQuoteItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offer?: Resolver<ResolversTypes['Offer'], ParentType, ContextType>;
  previousPrice?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnavailableOfferResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['UnavailableOffer'] = ResolversParentTypes['UnavailableOffer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['UnavailableReason'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'BookingNotCancellable' | 'IdempotencyConflict' | 'InputError' | 'OffersUnavailable' | 'PriceChanged' | 'QuoteExpired' | 'ValidationFailed', ParentType, ContextType>;
};

export type ValidationFailedResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['ValidationFailed'] = ResolversParentTypes['ValidationFailed']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['InputError']>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrittenNameResolvers<ContextType = BookingsContext, ParentType extends ResolversParentTypes['WrittenName'] = ResolversParentTypes['WrittenName']> = {
  familyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  givenName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shortened?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = BookingsContext> = {
  BookTripResult?: BookTripResultResolvers<ContextType>;
  BookedOrder?: BookedOrderResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  BookingAccepted?: BookingAcceptedResolvers<ContextType>;
  BookingConnection?: BookingConnectionResolvers<ContextType>;
  BookingEdge?: BookingEdgeResolvers<ContextType>;
  BookingEvent?: BookingEventResolvers<ContextType>;
  BookingEventConnection?: BookingEventConnectionResolvers<ContextType>;
  BookingEventEdge?: BookingEventEdgeResolvers<ContextType>;
  BookingItem?: BookingItemResolvers<ContextType>;
  BookingNotCancellable?: BookingNotCancellableResolvers<ContextType>;
  BookingUpdates?: BookingUpdatesResolvers<ContextType>;
  CancelBookingResult?: CancelBookingResultResolvers<ContextType>;
  CancellationAccepted?: CancellationAcceptedResolvers<ContextType>;
  CancellationQuote?: CancellationQuoteResolvers<ContextType>;
  CancellationQuoteItem?: CancellationQuoteItemResolvers<ContextType>;
  CheckTravellersResult?: CheckTravellersResultResolvers<ContextType>;
  CheckedItem?: CheckedItemResolvers<ContextType>;
  CheckedTraveller?: CheckedTravellerResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  Fee?: FeeResolvers<ContextType>;
  FlightOffer?: FlightOfferResolvers<ContextType>;
  FlightOrder?: FlightOrderResolvers<ContextType>;
  Hotel?: HotelResolvers<ContextType>;
  HotelOffer?: HotelOfferResolvers<ContextType>;
  HotelOrder?: HotelOrderResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  ItemFailure?: ItemFailureResolvers<ContextType>;
  ItemRefund?: ItemRefundResolvers<ContextType>;
  LocalDateTime?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  OffersUnavailable?: OffersUnavailableResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Place?: PlaceResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuoteCancellationResult?: QuoteCancellationResultResolvers<ContextType>;
  QuoteExpired?: QuoteExpiredResolvers<ContextType>;
  QuoteTripResult?: QuoteTripResultResolvers<ContextType>;
  SavedTraveller?: SavedTravellerResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TravellersChecked?: TravellersCheckedResolvers<ContextType>;
  TripQuote?: TripQuoteResolvers<ContextType>;
  TripQuoteItem?: TripQuoteItemResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnavailableOffer?: UnavailableOfferResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationFailed?: ValidationFailedResolvers<ContextType>;
  WrittenName?: WrittenNameResolvers<ContextType>;
};

