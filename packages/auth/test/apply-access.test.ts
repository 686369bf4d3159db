import { buildSubgraphSchema } from '@apollo/subgraph'
import { DomainError } from '@wayfare/domain'
import { graphql } from 'graphql'
import { rule } from 'graphql-shield'
import { anonymous, applyAccess, compileShield, readAccessRules, withRules } from '../src/index.ts'
import type { AccessContext, Viewer } from '../src/index.ts'
import { bookings } from './travel.ts'

const traveller: Viewer = { kind: 'user', id: 'ada', roles: ['traveller'], scopes: ['bookings:read'] }
const booking = { __typename: 'Booking', id: 'b1', total: '12.00 EUR', note: 'late', card: '4242' }
const place = { __typename: 'Place', id: 'p1', name: 'London' }

const subgraph = () => {
  const loaded: string[] = []
  const resolvers = {
    Query: {
      place: () => place,
      booking: () => booking,
      me: (_: unknown, __: unknown, { viewer }: AccessContext) => viewer?.id,
      node: (_: unknown, { id }: { id: string }) => (id === 'b1' ? booking : place),
      found: () => [place, booking],
      broken: () => {
        throw new DomainError('CONFLICT', 'changed meanwhile')
      },
    },
    Mutation: { cancel: () => loaded.push('cancelled') > 0 },
    Booking: {
      __resolveReference: ({ id }: { id: string }) => {
        loaded.push(id)
        return { ...booking, id }
      },
    },
  }
  return { loaded, schema: buildSubgraphSchema([{ typeDefs: bookings, resolvers }]) }
}

const run = (source: string, viewer: Viewer) => {
  const { schema, loaded } = subgraph()
  const guarded = applyAccess(schema, compileShield(readAccessRules(schema)))
  const answer = graphql({ schema: guarded, source, contextValue: { viewer } })
  return answer.then(({ data, errors = [] }) => ({
    data: JSON.parse(JSON.stringify(data)) as unknown,
    denied: errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions['code'])}`),
    errors,
    loaded,
  }))
}

it('answers what is open and refuses what is not, side by side', async () => {
  const answer = await run('{ place { name rating lastBooking { id } } me }', anonymous)
  expect(answer.data).toEqual({ place: { name: 'London', rating: null, lastBooking: null }, me: null })
  expect(answer.denied.toSorted()).toEqual([
    'me UNAUTHENTICATED',
    'place.lastBooking UNAUTHENTICATED',
    'place.rating UNAUTHENTICATED',
  ])
})

it('guards fields that have no resolver of their own', async () => {
  const answer = await run('{ booking { total note card } }', traveller)
  expect(answer.data).toEqual({ booking: { total: '12.00 EUR', note: null, card: null } })
  expect(answer.denied.toSorted()).toEqual(['booking.card FORBIDDEN', 'booking.note FORBIDDEN'])
})

it('guards a type behind an interface and behind a union', async () => {
  const behind = await run(
    '{ a: node(id: "b1") { id } b: node(id: "p1") { id } found { ... on Booking { total } } }',
    anonymous,
  )
  expect(behind.data).toEqual({ a: null, b: { id: 'p1' }, found: [{}, { total: null }] })
  expect(behind.denied.toSorted()).toEqual(['a.id UNAUTHENTICATED', 'found.1.total UNAUTHENTICATED'])
})

const entities = `{ _entities(representations: [{ __typename: "Booking", id: "b7" }, { __typename: "Place", id: "p1" }]) {
  __typename ... on Booking { id total note } ... on Place { id } } }`

it('guards a type reached through _entities before it is loaded, and leaves its neighbours alone', async () => {
  const answer = await run(entities, anonymous)
  expect(answer.data).toEqual({ _entities: [null, { __typename: 'Place', id: 'p1' }] })
  expect(answer.denied).toEqual(['_entities.0 UNAUTHENTICATED'])
  expect(answer.errors[0]?.message).toMatch(/^Booking/)
  expect(answer.loaded).toEqual([])
})

it('lets those through _entities who may, field by field', async () => {
  const answer = await run(entities, traveller)
  expect(answer.data).toMatchObject({
    _entities: [{ id: 'b7', total: '12.00 EUR', note: null }, { id: 'p1' }],
  })
  expect(answer.denied).toEqual(['_entities.0.note FORBIDDEN'])
})

it('leaves _service open', async () => {
  expect(await run('{ _service { sdl } }', anonymous)).toMatchObject({ denied: [] })
})

it('gives each of a hundred parallel aliases its own answer', async () => {
  const aliases = Array.from({ length: 50 }, (_, n) => `me${n}: me b${n}: booking { id note }`).join(' ')
  const [some, none] = await Promise.all([run(`{ ${aliases} }`, traveller), run(`{ ${aliases} }`, anonymous)])
  expect(some.denied).toHaveLength(50)
  expect(some.data).toMatchObject({ me0: 'ada', b49: { id: 'b1', note: null } })
  expect(none.denied).toHaveLength(100)
})

it('refuses a mutation before it does anything', async () => {
  const answer = await run('mutation { cancel }', traveller)
  expect(answer.denied).toEqual(['cancel FORBIDDEN'])
  expect(answer.loaded).toEqual([])
})

it('leaves the errors of resolvers as they are', async () => {
  const { errors } = await run('{ broken }', anonymous)
  expect(errors[0]?.originalError).toMatchObject({ code: 'CONFLICT', message: 'changed meanwhile' })
})

it('lets an added rule speak only after the schema’s own', async () => {
  const asked: string[] = []
  const ownsIt = rule()((...[, , context]: [unknown, unknown, AccessContext]) => {
    asked.push(context.viewer?.id ?? '')
    throw new DomainError('NOT_FOUND', 'Booking b1 was not found')
  })
  const { schema } = subgraph()
  const tree = withRules(compileShield(readAccessRules(schema)), { Query: { booking: ownsIt } })
  const guarded = applyAccess(schema, tree)
  const ask = (viewer: Viewer) =>
    graphql({ schema: guarded, source: '{ booking { id } me }', contextValue: { viewer } })
  expect((await ask(anonymous)).errors).toHaveLength(2)
  expect(asked).toEqual([])
  expect((await ask(traveller)).errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' })
  expect(asked).toEqual(['ada'])
})
