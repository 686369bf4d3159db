import type { SupplierClient } from '@wayfare/supplier-client'
import { requestOffers } from './offer-request.ts'
import type { OfferRequestInput } from './offer-request.ts'
import type { WireOffer } from './wire.ts'

/**
 * The same offer out of a new offer request: same flights, cabin, fare brand and conditions for the same passengers.
 * The one at the same price where there are several; undefined where it is not on offer any more.
 */
export const findSameOffer = async (
  client: SupplierClient,
  offer: WireOffer,
  signal: AbortSignal,
): Promise<WireOffer | undefined> => {
  const wanted = identityOf(offer)
  const same: WireOffer[] = []
  for await (const page of requestOffers(client, toRequest(offer), signal))
    same.push(...page.filter((candidate) => identityOf(candidate) === wanted))
  const atPrice = same.find(
    ({ total_amount, total_currency }) =>
      total_amount === offer.total_amount && total_currency === offer.total_currency,
  )
  return atPrice ?? same[0]
}

const toRequest = ({ slices, passengers }: WireOffer): OfferRequestInput => {
  const cabin = slices[0]!.segments[0]!.passengers?.[0]?.cabin_class
  return {
    slices: slices.map(({ segments }) => ({
      origin: segments[0]!.origin.iata_code,
      destination: segments.at(-1)!.destination.iata_code,
      departure_date: segments[0]!.departing_at.slice(0, 10),
    })),
    passengers: passengers.map(({ type, age }) => (age == null ? { type: type ?? 'adult' } : { age })),
    ...(cabin ? { cabin_class: cabin } : {}),
  }
}

const identityOf = ({ owner, slices, passengers, conditions, payment_requirements }: WireOffer) =>
  JSON.stringify({
    owner: owner.iata_code,
    slices: slices.map(({ fare_brand_name, segments }) => [
      fare_brand_name ?? null,
      segments.map((segment) => [
        segment.marketing_carrier.iata_code,
        segment.marketing_carrier_flight_number,
        segment.departing_at,
        segment.passengers?.[0]?.cabin_class,
      ]),
    ]),
    passengers: passengers.map(({ type, age }) => [type ?? null, age ?? null]),
    refundable: conditions?.refund_before_departure?.allowed ?? null,
    instant: payment_requirements.requires_instant_payment,
  })
