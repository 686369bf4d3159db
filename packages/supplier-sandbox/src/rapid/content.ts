import type { Answer, Call } from '../operation.ts'
import { between, draw } from '../random.ts'
import { amenityName, findProperty, type Property } from '../world/hotels.ts'
import type { Room } from '../world/rooms.ts'
import type { World } from '../world/world.ts'
import { readLanguage, required } from './query.ts'
import { invalidQuery } from './refusals.ts'

const amenities = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { id, name: amenityName(id) }]))

const imageLinks = (property: Property, name: string) =>
  Object.fromEntries(
    [
      ['70px', 't'],
      ['350px', 'b'],
      ['1000px', 'z'],
    ].map(([size, suffix]) => {
      const folder = `https://i.travelapi.com/lodging/${property.id.slice(0, 1)}000000/${property.id}`
      return [size, { method: 'GET', href: `${folder}/${name}_${suffix}.jpg` }]
    }),
  )

const image = (property: Property, caption: string, index: number) => ({
  hero_image: index === 0,
  category: index === 0 ? 3 : 21_001,
  caption,
  links: imageLinks(property, `w${property.id}${index}`),
})

const wireRoom = (property: Property, room: Room, index: number) => ({
  id: room.id,
  name: room.name,
  descriptions: {
    overview: `<strong>${room.bedGroups[0]!.description}</strong><br />${room.squareMetres}-sq-meter room<br />Non-Smoking<br />`,
  },
  amenities: { '130': { id: '130', name: 'Refrigerator' }, '312': { id: '312', name: 'Air conditioning' } },
  images: [image(property, room.name, index + 4)],
  bed_groups: Object.fromEntries(
    room.bedGroups.map(({ id, description, beds }) => [id, { id, description, configuration: beds }]),
  ),
  area: { square_meters: room.squareMetres, square_feet: Math.round(room.squareMetres * 10.764) },
  occupancy: {
    max_allowed: room.sleeps,
    age_categories: {
      Adult: { name: 'Adult', minimum_age: 18 },
      ChildAgeA: { name: 'ChildAgeA', minimum_age: 2 },
    },
  },
})

const sections = {
  name: ({ name }: Property) => name,
  address: ({ street, postalCode, city }: Property) => ({
    line_1: street,
    city: city.name,
    postal_code: postalCode,
    country_code: city.countryCode,
    obfuscation_required: false,
  }),
  ratings: ({ stars, score, reviews, id }: Property) => ({
    property: { rating: stars.toFixed(1), type: 'Star' },
    guest: {
      count: reviews,
      overall: score.toFixed(1),
      cleanliness: Math.min(5, score + draw(`clean ${id}`) / 2).toFixed(1),
      service: score.toFixed(1),
      comfort: score.toFixed(1),
      recommendation_percent: `${between(60, 98, draw(`recommend ${id}`))}%`,
    },
  }),
  location: ({ latitude, longitude }: Property) => ({
    coordinates: { latitude, longitude },
    obfuscation_required: false,
  }),
  phone: ({ phone }: Property) => phone,
  category: () => ({ id: '1', name: 'Hotel' }),
  rank: ({ rank }: Property) => rank,
  business_model: () => ({ expedia_collect: true, property_collect: false }),
  checkin: () => ({ begin_time: '3:00 PM', end_time: 'midnight', min_age: 18 }),
  checkout: () => ({ time: '11:00 AM' }),
  amenities: (property: Property) => amenities(property.amenities),
  images: (property: Property) =>
    ['Exterior', 'Lobby', 'Guestroom', 'Breakfast area'].map((caption, index) =>
      image(property, caption, index),
    ),
  onsite_payments: ({ currency }: Property) => ({ currency, types: { '189': { id: '189', name: 'Visa' } } }),
  rooms: (property: Property) =>
    Object.fromEntries(property.rooms.map((room, index) => [room.id, wireRoom(property, room, index)])),
  rates: ({ rooms }: Property) =>
    Object.fromEntries(
      rooms
        .flatMap(({ ratePlans }) => ratePlans)
        .map(({ id, breakfast }) => [
          id,
          { id, amenities: breakfast ? { '2104': { id: '2104', name: 'Full breakfast' } } : {} },
        ]),
    ),
  dates: () => ({ added: '2019-03-11T09:00:00.000Z', updated: '2026-09-01T07:23:14.000Z' }),
  descriptions: ({ name, city, stars }: Property) => ({
    headline: `${stars.toFixed(1)}-star hotel in ${city.name}`,
    location: `${name} is a short trip from the centre of ${city.name}.`,
    rooms: 'Rooms are air conditioned and have free wireless internet access.',
  }),
  chain: ({ brand }: Property) => ({ id: brand === 'Independent' ? '0' : String(brand.length), name: brand }),
  brand: ({ brand }: Property) => ({ id: brand === 'Independent' ? '0' : String(brand.length), name: brand }),
  multi_unit: () => false,
  payment_registration_recommended: () => false,
  supply_source: () => 'expedia',
} satisfies Record<string, (property: Property) => unknown>

const wireContent = (property: Property, wanted: readonly string[]) => ({
  property_id: property.id,
  ...Object.fromEntries(
    Object.entries(sections)
      .filter(([name]) => wanted.length === 0 || wanted.includes(name))
      .map(([name, describe]) => [name, describe(property)]),
  ),
})

const mostProperties = 250

/** Content by property id. Browsing the whole catalogue without ids is not part of the sandbox. */
export const getContent = (world: World, { query }: Call): Answer => {
  readLanguage(query)
  required(query, 'supply_source')
  required(query, 'property_id')
  const ids = [...new Set(query.getAll('property_id'))]
  if (ids.length > mostProperties)
    throw invalidQuery('property_id', 'above_maximum', {
      message: 'The number of property_id parameters exceeds the maximum of 250.',
      value: String(ids.length),
    })
  const seed = world.seed()
  const found =
    query.get('supply_source') === 'expedia' ? ids.flatMap((id) => findProperty(seed, id) ?? []) : []
  return {
    status: 200,
    headers: { 'pagination-total-results': String(found.length) },
    body: Object.fromEntries(
      found.map((property) => [property.id, wireContent(property, query.getAll('include'))]),
    ),
  }
}
