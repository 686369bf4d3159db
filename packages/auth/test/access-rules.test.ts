import { buildSchema, parse } from 'graphql'
import { anonymous, compileShield, evaluateAccess, readAccessRules, ruleOf } from '../src/index.ts'
import type { Viewer } from '../src/index.ts'
import { bookings, supergraph } from './travel.ts'

const holding = (...scopes: string[]): Viewer => ({ kind: 'user', id: 'ada', roles: [], scopes })
const link = (rest: string) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${rest})`

const ask = async (schema: Parameters<typeof readAccessRules>[0], coordinate: string, viewer: Viewer) => {
  const [typeName = '', fieldName = ''] = coordinate.split('.')
  const tree = compileShield(readAccessRules(schema))
  const refusal = await evaluateAccess(tree, { typeName, fieldName, args: {} }, { viewer })
  return refusal?.extensions['code'] ?? 'open'
}

describe('a field', () => {
  it.each([
    ['Query.place', 'open'],
    ['Place.name', 'open'],
    ['Query.found', 'open'],
    ['Query.me', 'UNAUTHENTICATED'], // on the field
    ['Place.rating', 'UNAUTHENTICATED'], // on a field of an extension
    ['Query.booking', 'UNAUTHENTICATED'], // on the type that it returns
    ['Place.lastBooking', 'UNAUTHENTICATED'],
    ['Booking.id', 'UNAUTHENTICATED'], // on the type that has it
    ['Query.risk', 'UNAUTHENTICATED'], // on an enum, through lists
    ['Query.refunds', 'UNAUTHENTICATED'],
    ['Mutation.cancel', 'UNAUTHENTICATED'],
  ])('%s is %s to the anonymous, in a subgraph and in a supergraph', async (coordinate, expected) => {
    expect(await ask(bookings, coordinate, anonymous)).toBe(expected)
    expect(await ask(supergraph(), coordinate, anonymous)).toBe(expected)
  })

  it.each([
    ['Query.me', [], 'open'],
    ['Query.risk', [], 'open'],
    ['Query.booking', [], 'FORBIDDEN'],
    ['Query.booking', ['bookings:any'], 'open'],
    ['Query.refunds', ['bookings:read'], 'FORBIDDEN'],
    ['Query.refunds', ['bookings:read', 'payments:refund'], 'open'],
    ['Query.refunds', ['queues:manage'], 'open'],
    ['Booking.note', ['bookings:read'], 'FORBIDDEN'], // the type's and the field's
    ['Booking.note', ['bookings:any'], 'open'],
    ['Booking.card', ['bookings:read'], 'FORBIDDEN'], // the type's and the scalar's
    ['Booking.card', ['payments:read'], 'FORBIDDEN'],
    ['Booking.card', ['bookings:read', 'payments:read'], 'open'],
  ])('%s with %j is %s', async (coordinate, scopes, expected) => {
    expect(await ask(bookings, coordinate, holding(...scopes))).toBe(expected)
    expect(await ask(supergraph(), coordinate, holding(...scopes))).toBe(expected)
  })

  it('that the schema does not have is closed', async () => {
    expect(await ask(bookings, 'Query.unheardOf', holding('bookings:any'))).toBe('FORBIDDEN')
    expect(await ask(bookings, 'Unheard.of', holding('bookings:any'))).toBe('FORBIDDEN')
  })

  it('that asks for nothing has no rule to evaluate', () => {
    const tree = compileShield(readAccessRules(bookings))
    expect(ruleOf(tree, 'Place', 'name')).toBeUndefined()
    expect(ruleOf(tree, 'Booking', '__typename')).toBeUndefined()
    expect(ruleOf(tree, 'Booking', 'id')).toBeDefined()
  })

  it('whose alternatives are an empty list is closed to everybody', async () => {
    const schema = parse('type Query { a: Int @requiresScopes(scopes: []) }')
    expect(await ask(schema, 'Query.a', holding('bookings:any'))).toBe('FORBIDDEN')
  })
})

describe('an interface', () => {
  it('hands its rules to the types that implement it', async () => {
    const schema = parse(`
      interface Secret @authenticated { a: Int b: Int @requiresScopes(scopes: ["bookings:any"]) }
      type Impl implements Secret { a: Int b: Int c: Int }
      type Query { secret: Secret }`)
    expect(await ask(schema, 'Impl.c', anonymous)).toBe('UNAUTHENTICATED')
    expect(await ask(schema, 'Query.secret', anonymous)).toBe('UNAUTHENTICATED')
    expect(await ask(schema, 'Impl.a', holding())).toBe('open')
    expect(await ask(schema, 'Impl.b', holding())).toBe('FORBIDDEN')
    expect(await ask(schema, 'Secret.b', holding('bookings:any'))).toBe('open')
  })

  it('in a supergraph takes what all types behind it take, when nobody checks below', async () => {
    expect(await ask(supergraph(), 'Query.node', anonymous)).toBe('UNAUTHENTICATED')
    expect(await ask(supergraph(), 'Node.id', holding())).toBe('FORBIDDEN')
    expect(await ask(supergraph(), 'Node.id', holding('bookings:read'))).toBe('open')
    expect(await ask(supergraph(), 'Place.id', anonymous)).toBe('open')
  })

  it('is open as soon as one type behind it is, when the subgraphs check the object itself', async () => {
    const tree = compileShield(readAccessRules(supergraph(), { enforcedBelow: true }))
    for (const [typeName, fieldName] of [
      ['Query', 'node'],
      ['Node', 'id'],
      ['Place', 'id'],
    ] as const)
      expect(ruleOf(tree, typeName, fieldName)).toBeUndefined()
    expect(ruleOf(tree, 'Booking', 'id')).toBeDefined()
  })
})

describe('a directive', () => {
  it.each([
    ['imported under another name', link('import: [{ name: "@authenticated", as: "@known" }]'), '@known'],
    ['left in its namespace', link('import: ["@key"]'), '@federation__authenticated'],
    ['in a namespace of one’s own', link('as: "fed"'), '@fed__authenticated'],
    [
      'linked on its own',
      'extend schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth", for: SECURITY)',
      '@auth',
    ],
  ])('is understood %s', async (_, head, name) => {
    expect(await ask(parse(`${head} type Query { a: Int ${name} }`), 'Query.a', anonymous)).toBe(
      'UNAUTHENTICATED',
    )
  })

  it('that cannot be evaluated stops the reading', () => {
    const schema = parse('type Query { a: Int @policy(policies: [["x"]]) }')
    expect(() => readAccessRules(schema)).toThrow('@policy, which is not supported')
  })

  it('is read from a built schema as well', async () => {
    const schema = buildSchema(
      'directive @authenticated on FIELD_DEFINITION type Query { a: Int @authenticated b: Int }',
    )
    expect(await ask(schema, 'Query.a', anonymous)).toBe('UNAUTHENTICATED')
    expect(await ask(schema, 'Query.b', anonymous)).toBe('open')
  })
})

describe('a refusal', () => {
  const tree = compileShield(readAccessRules(bookings))
  const call = { typeName: 'Query', fieldName: 'refunds', args: {} }

  it('tells the anonymous to sign in', async () => {
    const refusal = await evaluateAccess(tree, call, { viewer: anonymous })
    expect(refusal?.message).toBe('Query.refunds is only for signed-in callers.')
    expect(refusal?.extensions['hint']).toMatch(/Authorization: Bearer/)
  })

  it('tells the others which scopes they lack', async () => {
    const refusal = await evaluateAccess(tree, call, { viewer: holding('bookings:read') })
    expect(refusal?.extensions).toEqual({
      code: 'FORBIDDEN',
      hint: 'Use an account or a token that has payments:refund, or queues:manage.',
    })
  })

  it('is what a context without a viewer gets', async () => {
    expect(await evaluateAccess(tree, call, {})).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  })
})
