import type { Document } from 'openapi-client-axios'
import { operationNames } from '../src/operation-table.ts'
import { startSandbox, type Sandbox } from '../src/index.ts'
import { ledger } from './clients.ts'
import { generateRapidClient, rapidDocument, type CallRapid } from './generated-rapid-client.ts'
import { bookTwoRooms, findInPolygon, holdRooms } from './rapid-journey.ts'

const define = (document: Document) => {
  let sandbox: Sandbox
  let call: CallRapid
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    call = await generateRapidClient(sandbox, { document })
  })
  afterAll(() => sandbox.close())

  it('books two rooms, finds them and cancels them one by one', async () => {
    const { created, itinerary, after } = await bookTwoRooms(call)
    expect(itinerary.itinerary_id).toBe(created.itinerary_id)
    expect(after.rooms.map(({ status }: { status: string }) => status)).toEqual(['canceled', 'canceled'])
    expect((await ledger(sandbox)).orders).toMatchObject([
      { clientReference: 'two-rooms', state: 'cancelled' },
    ])
  })

  it('holds a room, resumes one hold and drops another', async () => {
    const { refused, resumed } = await holdRooms(call)
    expect(new Set(refused)).toEqual(new Set(['hold.invalid']))
    expect(resumed.rooms[0].status).toBe('booked')
  })

  it('finds properties within a polygon', async () => {
    expect(Object.keys(await findInPolygon(call)).length).toBeGreaterThan(5)
  })

  it('has met every operation that the sandbox serves', async () => {
    const { calls } = await ledger(sandbox)
    expect(Object.keys(calls['rapid']!).toSorted()).toEqual(operationNames('rapid').toSorted())
  })
}

describe('a client generated from the document of Rapid', () => {
  const document = rapidDocument(process.env['CONTRACTS_DIR'])
  if (document) define(document)
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- a suite must hold a test, and this one says what is missing
  else it.skip('skipped: CONTRACTS_DIR has no document of Rapid', () => undefined)
})
