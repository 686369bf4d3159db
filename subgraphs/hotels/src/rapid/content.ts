import type { SupplierClient } from '@wayfare/supplier-client'
import type { HotelContent } from '../hotel.ts'
import { contentAnswer } from './wire-content.ts'
import type { WireContent } from './wire-content.ts'

/** The contract allows 250, but so many hotels with their pictures can be more than we care to read at once. */
export const contentPerCall = 100

const sections = [
  'name',
  'address',
  'ratings',
  'location',
  'checkin',
  'checkout',
  'amenities',
  'images',
  'descriptions',
]

/** Content by property id, in one call. */
export const getContent = async (
  client: SupplierClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, HotelContent>> => {
  const known = ids.filter((id) => /^[\w-]{1,64}$/.test(id))
  if (known.length === 0) return new Map()
  const found = await client.call({
    operation: 'getPropertyContent',
    path: 'properties/content',
    query: { language: 'en-US', supply_source: 'expedia', property_id: known, include: sections },
    schema: contentAnswer,
    signal,
  })
  return new Map(Object.values(found).map((content) => [content.property_id, toContent(content)]))
}

const toContent = (content: WireContent): HotelContent => ({
  hotelId: content.property_id,
  name: content.name ?? undefined,
  starRating: positive(content.ratings?.property?.rating),
  guestRating: toGuestRating(content),
  address: toAddress(content.address),
  coordinates: toCoordinates(content.location),
  images: toImages(content.images),
  amenities: Object.values(content.amenities ?? {}).map(({ name }) => name),
  description: toDescription(content.descriptions),
  checkInFrom: content.checkin?.begin_time ?? undefined,
  checkInUntil: content.checkin?.end_time ?? undefined,
  checkOutUntil: content.checkout?.time ?? undefined,
})

/** Rapid writes 0 for a hotel without a rating. */
const positive = (text?: string | null) => {
  const value = Number.parseFloat(text ?? '')
  return value > 0 ? value : undefined
}

const toGuestRating = ({ ratings }: WireContent): HotelContent['guestRating'] => {
  const overall = positive(ratings?.guest?.overall)
  return overall === undefined ? undefined : { overall, count: ratings?.guest?.count ?? 0 }
}

/** Where the supplier demands it, those who have not booked see neither the street nor the exact place. */
const toAddress = (address: WireContent['address']): HotelContent['address'] =>
  address
    ? {
        lines: address.obfuscation_required
          ? []
          : [address.line_1, address.line_2].filter((line) => line != null),
        city: address.city ?? undefined,
        state: address.state_province_name ?? address.state_province_code ?? undefined,
        postalCode: address.postal_code ?? undefined,
        country: address.country_code ?? undefined,
      }
    : undefined

const toCoordinates = (location: WireContent['location']) =>
  (location?.obfuscation_required ? location.obfuscated_coordinates : location?.coordinates) ?? undefined

const toImages = (images: WireContent['images']): HotelContent['images'] =>
  (images ?? [])
    .toSorted((a, b) => Number(b.hero_image ?? false) - Number(a.hero_image ?? false))
    .slice(0, 50)
    .flatMap(({ links, caption }) => {
      const url = links?.['1000px'] ?? links?.['350px']
      const thumbnail = links?.['70px']?.href
      return url ? [{ url: url.href, thumbnail, caption: caption ?? undefined }] : []
    })

/** Rapid writes HTML; we promise text. */
const toDescription = (descriptions: WireContent['descriptions']) => {
  const { headline, location, rooms, amenities } = descriptions ?? {}
  const text = [headline, location, rooms, amenities].filter(Boolean).join('\n\n')
  return text === '' ? undefined : text.replaceAll(/<br\s*\/?>/gi, '\n').replaceAll(/<[^<>]*>/g, '')
}
