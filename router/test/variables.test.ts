import fc from 'fast-check'
import { type OperationDefinitionNode, buildSchema, getVariableValues, parse } from 'graphql'
import { maxVariableErrors } from '@wayfare/graphql-input'
import { declareVariables } from '../src/execution/variables.ts'

const schema = buildSchema(`
  type Query { ok: Boolean }
  scalar Anything
  enum Kind { INN RESORT }
  input Where { city: String!, stars: Int = 3, price: Float, near: Near, tags: [String!], kinds: [[Kind]], by: By, any: Anything, only: Boolean! = true }
  input Near { lat: Float!, id: ID, and: Near }
  input By @oneOf { name: String, id: ID }
`)

const document = parse(`query (
  $on: Boolean!, $off: Boolean = false, $maybe: Boolean, $id: ID!, $ids: [ID!]!, $first: Int = 10, $where: Where, $wheres: [Where!] = [], $kind: Kind! = INN
) { ok }`)
const [operation] = document.definitions
const declared = (operation as OperationDefinitionNode).variableDefinitions ?? []
const variables = declareVariables({ schema, document, declared })

const leaf = fc.constantFrom<unknown>(
  'Rome',
  'INN',
  'CASTLE',
  1,
  4_000_000_000,
  1.5,
  true,
  false,
  null,
  [],
  {},
  ['INN', null],
)
const mostly = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: leaf })
const { where } = fc.letrec<{ where: unknown; near: unknown }>((tie) => ({
  where: fc.record(
    {
      city: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: leaf }),
      stars: mostly(fc.integer({ min: 1, max: 5 })),
      price: mostly(fc.double({ noNaN: true, noDefaultInfinity: true })),
      near: fc.oneof(tie('near'), leaf),
      tags: mostly(fc.array(fc.string())),
      kinds: mostly(fc.array(fc.array(fc.constantFrom('INN', 'RESORT', null)))),
      by: fc.oneof(
        fc.constantFrom<unknown>({ name: 'x' }, { id: 1 }, { name: 'x', id: '1' }, { name: null }),
        leaf,
      ),
      any: leaf,
      only: mostly(fc.boolean()),
      unknown: leaf,
    },
    { requiredKeys: ['city'] },
  ),
  near: fc.record(
    { lat: mostly(fc.double({ noNaN: true, noDefaultInfinity: true })), id: leaf, and: tie('near') },
    { requiredKeys: ['lat'] },
  ),
}))

const sent = fc.record(
  {
    on: mostly(fc.boolean()),
    off: mostly(fc.boolean()),
    maybe: mostly(fc.constantFrom(true, false, null)),
    id: mostly(fc.oneof(fc.string(), fc.integer())),
    ids: mostly(fc.array(fc.string())),
    first: mostly(fc.integer({ min: 1, max: 100 })),
    where: mostly(where),
    wheres: mostly(fc.array(where, { maxLength: 2 })),
    kind: mostly(fc.constantFrom('INN', 'RESORT')),
    another: leaf,
  },
  { requiredKeys: ['on', 'id', 'ids'] },
) as fc.Arbitrary<Record<string, unknown>>

interface Verdict {
  errors?: readonly unknown[]
  values?: Readonly<Record<string, unknown>>
}

/** An error without the value, of which we show less than graphql-js does. */
const reasonOf = (error: unknown) => {
  const [said = ''] = String(error).split('\n\nGraphQL request')
  const at = Math.max(said.lastIndexOf(' at "'), said.lastIndexOf('; '))
  return said.startsWith('Variable') && at !== -1 ? said.slice(0, 12) + said.slice(at, at + 80) : said
}

/** The errors, or what the booleans are taken to be. */
const summary = ({ errors, values = {} }: Verdict) =>
  errors
    ? errors.slice(0, maxVariableErrors).map(reasonOf)
    : ['on', 'off', 'maybe'].map((name) => values[name] === true)

it('takes what graphql-js takes, refuses what it refuses, and sees its booleans', () => {
  let taken = 0
  fc.assert(
    fc.property(sent, (values) => {
      const { errors, coerced } = getVariableValues(schema, declared, values, { hideSuggestions: true })
      const checked = variables.check(values)
      const verdict = 'errors' in checked ? checked : { values: checked.conditions }
      if (!errors) taken += 1
      expect(summary(verdict)).toEqual(summary({ errors, values: coerced }))
    }),
    { numRuns: 1_500 },
  )
  expect(taken).toBeGreaterThan(40)
})

it('says of what does not fit that the input is bad', () => {
  const checked = variables.check({ on: true, id: '1', ids: ['1', null] })
  expect('errors' in checked && checked.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT')
})
