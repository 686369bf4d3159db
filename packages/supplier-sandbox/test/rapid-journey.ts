import { inDays } from './clients.ts'
import type { CallRapid } from './generated-rapid-client.ts'
import { aBooking } from './hotels.ts'

const traveller = { 'Customer-Ip': '192.0.2.7' }

const tokenOf = ({ href }: { href: string }) =>
  new URL(href, 'https://rapid.invalid').searchParams.get('token')

interface Rate {
  id: string
  links: { payment_options: { href: string } }
  bed_groups: Record<string, { links: { price_check: { href: string } } }>
}

interface Property {
  property_id: string
  rooms: { id: string; rates: Rate[] }[]
}

const shop = async (call: CallRapid, occupancy: string[]): Promise<Property[]> => {
  const language = { language: 'en-US' }
  const inclusions = { include: ['standard', 'property_ids'], iata_location_code: 'LON' }
  const [region] = await call('getRegions', { ...language, ...inclusions }, { status: 200 })
  const property_id = region.property_ids.slice(0, 20)
  const content = { ...language, supply_source: 'expedia', include: ['name', 'location'], property_id }
  await call('getPropertyContent', content, { status: 200 })
  const query = {
    ...language,
    checkin: inDays(60),
    checkout: inDays(62),
    currency: 'USD',
    country_code: 'US',
    rate_plan_count: 5,
    sales_channel: 'website',
    sales_environment: 'hotel_only',
    filter: ['refundable', 'expedia_collect'],
    include: ['rooms.rates.holdable'],
    occupancy,
    property_id,
  }
  return call('getAvailability', query, { status: 200 })
}

/** The tokens that book one rate after another. */
const bookTokens = async (call: CallRapid, occupancy: string[], count: number) => {
  const tokens: string[] = []
  for (const { property_id, rooms } of (await shop(call, occupancy)).slice(0, count)) {
    const [room] = rooms
    const [rate] = room!.rates
    const token = tokenOf(rate!.links.payment_options)
    await call('getPaymentOptions', { property_id, token, ...traveller }, { status: 200 })
    const [beds] = Object.values(rate!.bed_groups)
    const check = { property_id, room_id: room!.id, rate_id: rate!.id, ...traveller }
    const priceToken = { token: tokenOf(beds!.links.price_check) }
    const { links } = await call('priceCheck', { ...check, ...priceToken }, { status: 200 })
    tokens.push(tokenOf(links.book)!)
  }
  return tokens
}

/** Books two rooms, finds them and cancels them one by one; the itinerary before and after. */
export const bookTwoRooms = async (call: CallRapid) => {
  const [token] = await bookTokens(call, ['2', '1-9'], 1)
  const [guest] = aBooking().rooms
  const body = aBooking({ rooms: [guest, guest], affiliate_reference_id: 'two-rooms' })
  const created = await call('postItinerary', { token, ...traveller }, { status: 201, body })
  const by = { affiliate_reference_id: 'two-rooms', email: body.email, ...traveller }
  const [itinerary] = await call('getReservation', by, { status: 200 })
  const { itinerary_id } = itinerary
  for (const room of itinerary.rooms) {
    const cancel = { itinerary_id, room_id: room.id, token: tokenOf(room.links.cancel), ...traveller }
    await call('deleteRoom', cancel, { status: 204 })
  }
  const read = { itinerary_id, email: body.email, ...traveller }
  const after = await call('getReservationByItineraryId', read, { status: 200 })
  return { created, itinerary, after }
}

interface Held {
  itinerary_id: string
  links: Record<'resume' | 'cancel' | 'retrieve', { href: string }>
}

/** Holds what can be held, resumes one hold and drops another; the refusals met, and the resumed itinerary. */
export const holdRooms = async (call: CallRapid) => {
  const refused: string[] = []
  const held: Held[] = []
  for (const [index, token] of (await bookTokens(call, ['1'], 12)).entries()) {
    const body = aBooking({ hold: true, affiliate_reference_id: `hold-${index}` })
    const data = await call('postItinerary', { token, ...traveller }, { status: [201, 400], body })
    if (data.errors) refused.push(data.errors[0].type)
    else held.push(data)
  }
  const [resumed, dropped] = held
  const linked = ({ itinerary_id }: Held, link: { href: string }) => ({
    itinerary_id,
    token: tokenOf(link),
    ...traveller,
  })
  await call('putResumeBooking', linked(resumed!, resumed!.links.resume), { status: 204 })
  await call('deleteHeldBooking', linked(dropped!, dropped!.links.cancel), { status: 204 })
  const retrieve = linked(resumed!, resumed!.links.retrieve)
  return { refused, resumed: await call('getReservationByItineraryId', retrieve, { status: 200 }) }
}

const ring = [
  [2.2, 48.8],
  [2.5, 48.8],
  [2.5, 48.9],
  [2.2, 48.9],
  [2.2, 48.8],
]

/** The properties within a part of Paris. */
export const findInPolygon = (call: CallRapid) =>
  call(
    'postGeography',
    { include: 'property_ids', supply_source: 'expedia' },
    { status: 200, body: { type: 'Polygon', coordinates: [ring] } },
  )

/** Every operation that Rapid's sandbox serves. */
export const rapidJourney = async (call: CallRapid): Promise<void> => {
  await bookTwoRooms(call)
  await holdRooms(call)
  await findInPolygon(call)
}
