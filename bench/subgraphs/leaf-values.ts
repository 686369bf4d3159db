import { hashOf, pick } from './hash.ts'

const words =
  'amber bay cedar delta ember fjord grove harbour island juniper karst lagoon meadow north orchard'
const places = ['London', 'Tokyo', 'Lisbon', 'Nairobi', 'Montréal', 'São Paulo', 'Hanoi', 'Reykjavík']
const zones = ['Europe/London', 'Asia/Tokyo', 'America/Toronto', 'Africa/Nairobi']

/** A value as a subgraph would give it for a scalar of that name in a field of that name. */
export const leafValue = (scalar: string, field: string, seed: string): unknown => {
  const make = scalars[scalar]
  return make ? make(hashOf(seed), seed) : text(field, seed)
}

const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + (n % 360), (n >>> 4) % 24, (n >>> 9) % 60))

const scalars: Record<string, (n: number, seed: string) => unknown> = {
  Int: (n) => n % 1_000,
  Float: (n) => (n % 9_000) / 100,
  Boolean: (n) => n % 2 === 0,
  ID: (n) => n.toString(36),
  Date: (n) => day(n).toISOString().slice(0, 10),
  DateTime: (n) => day(n).toISOString(),
  LocalDateTime: (n) => day(n).toISOString().slice(0, 19),
  TimeZone: (_, seed) => pick(zones, seed),
  Duration: (n) => `PT${n % 12}H${n % 60}M`,
  Decimal: (n) => ((n % 300_000) / 100).toFixed(2),
  CurrencyCode: (_, seed) => pick(['EUR', 'GBP', 'JPY', 'USD'], seed),
  CountryCode: (_, seed) => pick(['GB', 'JP', 'PT', 'KE', 'CA', 'BR', 'VN', 'IS'], seed),
  EmailAddress: (n) => `guest.${n % 10_000}@example.com`,
  PhoneNumber: (n) => `+4420${String(n % 100_000_000).padStart(8, '0')}`,
  URL: (n) => `https://images.example.com/${n.toString(36)}.jpg`,
}

const text = (field: string, seed: string): string => {
  if (field === 'city') return pick(places, seed)
  if (field === 'description') return sentence(seed, 24)
  if (field === 'message' || field === 'caption') return sentence(seed, 8)
  if (/code|number|locator|reference|airport/i.test(field))
    return hashOf(seed).toString(36).toUpperCase().slice(0, 6)
  return sentence(seed, 2)
}

const sentence = (seed: string, length: number) => {
  const list = words.split(' ')
  return Array.from({ length }, (_, index) => pick(list, `${seed}${index}`)).join(' ')
}
