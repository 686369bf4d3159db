import { readSubgraphs } from '../../scripts/compose.ts'
import { searchQuery, statusQuery, tripQuery } from './travel-operations.ts'
import { requestBody, type Workload } from './workload.ts'

const airports = 'LHR NRT JFK LIS NBO GRU HAN KEF CDG SIN SYD YUL DXB CPT MEX ICN'.split(' ')
const howMany = 400
const numbers = Array.from({ length: howMany }, (_, index) => index)

const dayAfter = (days: number) => new Date(Date.UTC(2027, 2, 1 + days)).toISOString().slice(0, 10)

const search = (number: number) => {
  const adults = 1 + (number % 3)
  const to = airports[(number * 7 + 3) % airports.length]
  const from = airports.filter((code) => code !== to)[(number * 3) % (airports.length - 1)]
  const [out, back] = [dayAfter(number % 90), dayAfter((number % 90) + 4 + (number % 10))]
  return requestBody(searchQuery, {
    journey: {
      slices: [
        { from, to, date: out },
        { from: to, to: from, date: back },
      ],
      travellers: Array.from({ length: adults }, () => ({ type: 'ADULT' })),
    },
    stay: { place: to, checkIn: out, checkOut: back, rooms: [{ adults, childAges: [] }] },
  })
}

const trip = (number: number) =>
  requestBody(tripQuery, { id: `Booking-${number.toString(36)}`, withEvents: number % 2 === 0 })

const status = (number: number) =>
  requestBody(statusQuery, { id: `Booking-${number.toString(36)}`, since: number % 5 })

const travel = {
  data: 'travel' as const,
  salted: false,
  groups: () => [
    { weight: 5, bodies: numbers.map(search) },
    { weight: 2, bodies: numbers.map(trip) },
    { weight: 3, bodies: numbers.map(status) },
  ],
}

/** What the booking app sends. */
export const travelWorkload: Workload = {
  ...travel,
  id: 'a',
  title: 'Travel',
  about: `Half searches, a fifth trip pages, the rest booking status, ${howMany} different ones of each drawn by Zipf’s law, over the schema of this repository. Our router runs the supergraph with its access rules, checks the caller’s token and signs its own; the others cannot load the rules and run without.`,
  subgraphs: () => readSubgraphs().map(({ name, sdl }) => ({ name, sdl })),
}

const slow = { name: 'hotels', delayMs: 150 }

/** The same with a supplier that takes its time. */
export const slowWorkload: Workload = {
  ...travel,
  id: 'd',
  title: 'A slow supplier',
  about: `The same requests while the subgraph ${slow.name} takes ${slow.delayMs} ms for every answer.`,
  subgraphs: () =>
    travelWorkload
      .subgraphs()
      .map((subgraph) => (subgraph.name === slow.name ? { ...subgraph, ...slow } : subgraph)),
}
