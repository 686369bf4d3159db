import { ask, startHouse } from './fixture.ts'

it('lets an anonymous caller have what is public and spans subgraphs', async () => {
  await using house = await startHouse()
  const { status, body } = await ask(house, '{ stays { city price } currency }')
  expect(status).toBe(200)
  expect(body).toEqual({
    data: {
      stays: [
        { city: 'Lisbon', price: 200 },
        { city: 'Lisbon', price: 300 },
      ],
      currency: 'EUR',
    },
  })
})

it('answers a denied nullable field with null and an error, and the subgraph never hears of it', async () => {
  await using house = await startHouse()
  const { status, body } = await ask(house, '{ mine }')
  expect(status).toBe(200)
  expect(body.data).toEqual({ mine: null })
  expect(body.errors).toEqual([
    expect.objectContaining({
      path: ['mine'],
      extensions: expect.objectContaining({ code: 'UNAUTHENTICATED', hint: expect.any(String) }),
    }),
  ])
  expect(house.travel.seen).toEqual([])
  expect(house.prices.seen).toEqual([])
})

it('gives the allowed rest of an operation, in the order asked, with an error at every denied place', async () => {
  await using house = await startHouse()
  const { body } = await ask(house, '{ hello trips { city notes id price } }')
  const trips = [
    { city: 'Oslo', notes: null, id: 't1', price: 200 },
    { city: 'Oslo', notes: null, id: 't22', price: 300 },
  ]
  expect(JSON.stringify(body.data)).toBe(JSON.stringify({ hello: 'hello you', trips }))
  expect(body.errors?.map(({ path }) => path)).toEqual([
    ['trips', 0, 'notes'],
    ['trips', 1, 'notes'],
  ])
  expect(house.travel.seen.every(({ query }) => !query.includes('notes'))).toBe(true)
})

it('propagates a denied non-null field to the nearest nullable parent', async () => {
  await using house = await startHouse()
  const { body } = await ask(house, '{ hello trips { id owner { name } } trip { owner { name } } }')
  expect(body.data).toEqual({ hello: 'hello you', trips: null, trip: null })
  const whole = await ask(house, '{ hello ledger }')
  expect(whole.body.data).toBeNull()
  expect(whole.body.errors?.[0]?.path).toEqual(['ledger'])
})

it('restores denied fields only where their fragment applies and their directives include them', async () => {
  await using house = await startHouse()
  const { body } = await ask(
    house,
    `query ($no: Boolean = false) { places { id ...onTrip ... on Stay { city } } trip { skipped: notes @include(if: $no) city } }
     fragment onTrip on Trip { secret: notes }`,
  )
  expect(body.data).toEqual({
    places: [
      { id: 's1', city: 'Lisbon' },
      { id: 't1', secret: null },
    ],
    trip: { city: 'Oslo' },
  })
  expect(body.errors?.map(({ path }) => path)).toEqual([['places', 1, 'secret']])
})

it('lets a signed-in viewer have what the token grants and nothing more', async () => {
  await using house = await startHouse()
  const token = await house.token()
  const traveller = await ask(house, '{ mine trip { notes owner { name } } }', { token })
  expect(traveller.body).toEqual({
    data: { mine: 'ada', trip: { notes: 'window seat', owner: { name: 'Ada' } } },
  })
  const refused = await ask(house, '{ ledger }', { token })
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  const finance = await ask(house, '{ ledger }', { token: await house.token({ roles: ['finance'] }) })
  expect(finance.body).toEqual({ data: { ledger: ['1.00'] } })
})

it('refuses a whole operation when one of its mutations is denied', async () => {
  await using house = await startHouse()
  const mutation = 'mutation { note(text: "x") book(id: "t1") }'
  const anonymous = await ask(house, mutation)
  expect(anonymous.status).toBe(401)
  expect(anonymous.body.data).toBeUndefined()
  expect(anonymous.body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(house.travel.seen).toEqual([])
  const traveller = await ask(house, mutation, { token: await house.token() })
  expect(traveller.body).toEqual({ data: { note: 'x', book: 'booked' } })
})

it('judges the operation that runs, not its neighbours in the document', async () => {
  await using house = await startHouse()
  const query = 'mutation Note { note(text: "x") } mutation Book { book(id: "t1") }'
  const { body } = await ask(house, query, { operationName: 'Note' })
  expect(body).toEqual({ data: { note: 'x' } })
})

it('keeps viewers apart when they send the same document', async () => {
  await using house = await startHouse()
  const token = await house.token()
  const query = '{ trip { city notes } }'
  const answers = await Promise.all([ask(house, query), ask(house, query, { token }), ask(house, query)])
  const trips = answers.map(({ body }) => body.data?.['trip'])
  const denied = { city: 'Oslo', notes: null }
  expect(trips).toEqual([denied, { city: 'Oslo', notes: 'window seat' }, denied])
})
