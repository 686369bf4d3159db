/** What later tabs need of earlier answers, by the name in `{{name}}`. */
export type Carried = Readonly<Record<string, string>>

const sources: Record<string, readonly (string | number)[]> = {
  flightOffer: ['flightOffers', 'nodes', 0, 'id'],
  hotelOffer: ['hotelOffers', 'nodes', 0, 'id'],
  quote: ['quoteTrip', 'id'],
  booking: ['bookTrip', 'booking', 'id'],
}

const madeBy: Record<string, string> = {
  flightOffer: 'tab 1 (SearchTrip)',
  hotelOffer: 'tab 1 (SearchTrip)',
  quote: 'tab 2 (QuoteTrip)',
  booking: 'tab 3 (BookTrip)',
}

/** What is known after an answer. */
export const learn = (known: Carried, data: unknown): Carried => {
  const found = Object.entries(sources).flatMap(([name, path]) => {
    const value = path.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | undefined)?.[step],
      data ?? {},
    )
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { ...known, ...Object.fromEntries(found) }
}

/** A value that is not known yet. The message says which tab makes it. */
export class NotYetKnown extends Error {
  override readonly name = 'NotYetKnown'
}

/**
 * Variables with every `{{name}}` filled in.
 * @throws NotYetKnown
 */
export const fill = (value: unknown, known: Carried): unknown => {
  if (typeof value === 'string')
    return value.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => lookUp(name, known))
  if (Array.isArray(value)) return value.map((entry) => fill(entry, known))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fill(entry, known)]))
}

const lookUp = (name: string, known: Carried) => {
  const value = known[name]
  if (value !== undefined) return value
  throw new NotYetKnown(
    `{{${name}}} is not known yet: run ${madeBy[name] ?? 'the tab that makes it'} first, or write a value.`,
  )
}
