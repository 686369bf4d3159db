import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { cancelBooking, quoteCancellation } from './operations.ts'
import { ada, book, daysAhead, findTrip, follow, quote, startWayfare } from './wayfare.ts'
import type { Client, Wayfare } from './wayfare.ts'

const passport = { type: 'PASSPORT', number: 'XPLANTED4711', issuingCountry: 'GB', expiresOn: '2036-07-19' }
const planted = {
  passport: passport.number,
  name: 'Plantedname',
  email: 'planted.person@example.com',
  phone: '+442079460958',
  birth: '1987-11-23',
}

const dataDir = mkdtempSync(join(tmpdir(), 'wayfare-personal-'))
let wayfare: Wayfare
let logged = ''
const outputs = [stderr, stdout]
const originals = outputs.map((output) => output.write.bind(output))

beforeAll(async () => {
  for (const output of outputs)
    output.write = ((chunk: string | Uint8Array) => {
      logged += String(chunk)
      return true
    }) as typeof output.write
  wayfare = await startWayfare({ LOG_LEVEL: 'debug', LOG_FORMAT: 'json' }, dataDir)
}, 60_000)

afterAll(async () => {
  await wayfare.close()
  for (const [index, output] of outputs.entries()) output.write = originals[index]!
  rmSync(dataDir, { recursive: true, force: true })
})

/** The files below a folder that hold a text, byte for byte: rows that were deleted and the write-ahead log included. */
const filesWith = (folder: string, text: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))

/** A flight that its airline does not sell without a passport. */
const flightWithPassport = async (client: Client) => {
  const routes = ['LHR DOH', 'LHR PEK', 'DEL BOM', 'DEL LHR', 'JED LHR', 'PVG NRT'].map((route) =>
    route.split(' '),
  )
  const searches = routes.map(
    ([from, to], index) => `route${index}: flightOffers(
      search: { slices: [{ from: "${from}", to: "${to}", date: $date }], travellers: [{ type: ADULT }] }
      first: 100
    ) { nodes { id requirements { documents { need } } } }`,
  )
  const { data } = await client.ask(`query ($date: Date!) { ${searches.join(' ')} }`, { date: daysAhead(75) })
  type Node = { id: string; requirements: { documents: { need: string } } }
  const nodes = Object.values<{ nodes: Node[] } | null>(data).flatMap((found) => found?.nodes ?? [])
  return nodes.find(({ requirements }) => requirements.documents.need === 'REQUIRED')!
}

const travellers = [
  { ...ada.travellers[0], familyName: planted.name, dateOfBirth: planted.birth, documents: [passport] },
]
const contact = { email: planted.email, phone: planted.phone }

it('keeps passports sealed in every table and queue, and personal data out of every log', async () => {
  const traveller = await wayfare.as('traveller')
  const { hotels } = await findTrip(traveller, 75)
  const flight = await flightWithPassport(traveller)
  const quoted = await quote(traveller, [flight.id, hotels[0].id])
  // The call is repeated, cancelled and fails: every path that a traveller's data take.
  const input = { quoteId: quoted.id, travellers, contact, idempotencyKey: crypto.randomUUID() }
  await wayfare.fault({ supplier: 'duffel', operation: 'createOrder', kind: 'answer-lost', times: 1 })
  const accepted = await book(traveller, input)
  expect(accepted.__typename).toBe('BookingAccepted')
  await book(traveller, input)
  const { booking } = await follow(traveller, accepted.booking.id)
  // The airline took the passport: it did travel.
  expect(booking.status).toBe('CONFIRMED')
  const terms = (await traveller.ask(quoteCancellation, { input: { bookingId: booking.id } })).data
    .quoteCancellation
  await traveller.ask(cancelBooking, {
    input: { cancellationQuoteId: terms.id, idempotencyKey: crypto.randomUUID() },
  })
  const refused = await book(traveller, { ...input, idempotencyKey: crypto.randomUUID(), quoteId: 'x' })
  expect(refused.__typename).toBe('ValidationFailed')

  expect(filesWith(join(dataDir, 'postgres'), planted.name)).not.toEqual([])
  expect(filesWith(join(dataDir, 'postgres'), planted.passport)).toEqual([])
  expect(logged.split('\n').length).toBeGreaterThan(20)
  for (const value of Object.values(planted)) expect(logged).not.toContain(value)
}, 90_000)
