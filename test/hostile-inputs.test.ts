import {
  buildClientSchema,
  getIntrospectionQuery,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import type { GraphQLField, GraphQLInputType, GraphQLOutputType, GraphQLSchema } from 'graphql'
import { book, daysAhead, findTrip, follow, quote, startWayfare } from './wayfare.ts'
import type { Answer, Client, Wayfare } from './wayfare.ts'

let wayfare: Wayfare
let traveller: Client
let schema: GraphQLSchema

beforeAll(async () => {
  wayfare = await startWayfare()
  traveller = await wayfare.as('traveller')
  schema = buildClientSchema((await traveller.ask(getIntrospectionQuery())).data)
}, 60_000)
afterAll(() => wayfare.close())

/** A value that each scalar takes, so that only one text of a request is hostile. */
const valid: Record<string, unknown> = {
  Boolean: true, Int: 1, Float: 1, String: 'LHR', ID: 'UGxhY2U6TE9O', Date: daysAhead(50), CurrencyCode: 'EUR',
  CountryCode: 'GB', Decimal: '1.00', EmailAddress: 'ada@example.com', PhoneNumber: '+442071234567',
} // prettier-ignore

const hostile: readonly string[] = [
  '',
  `+${'1'.repeat(28)}x`,
  'Did you mean '.repeat(15_000),
  'a'.repeat(200_000),
  'a@'.repeat(100_000),
  'x'.repeat(10_000),
  '+1'.repeat(5_000),
  '0'.repeat(100_000),
  'é\u0301'.repeat(20_000),
  '\u0000\u202e\u200b',
  '\uFDFA'.repeat(10_000),
  '../../etc/passwd',
  `"'\\;--<script>{{7*7}}%00`,
  'Unknown "\\u{1F600}"',
]

type Path = readonly string[]

/** The paths of all texts below an argument. */
const textsOf = (type: GraphQLInputType, path: Path = []): Path[] => {
  const bare = getNullableType(type)
  if (isListType(bare)) return textsOf(bare.ofType as GraphQLInputType, path)
  if (isInputObjectType(bare))
    return Object.values(bare.getFields()).flatMap((field) => textsOf(field.type, [...path, field.name]))
  return isScalarType(bare) && !['Boolean', 'Int', 'Float'].includes(bare.name) ? [path] : []
}

/** A value of `type` with `text` at `path`, and valid values where one is required. */
const valueOf = (type: GraphQLInputType, path: Path | undefined, text: string): unknown => {
  const bare = getNullableType(type)
  if (isListType(bare)) return [valueOf(bare.ofType as GraphQLInputType, path, text)]
  if (isEnumType(bare)) return bare.getValues()[0]!.name
  if (!isInputObjectType(bare)) return path ? text : valid[(bare as { name: string }).name]
  const fields = Object.values(bare.getFields()).filter(
    (field) => field.name === path?.[0] || (isNonNullType(field.type) && field.defaultValue === undefined),
  )
  return Object.fromEntries(
    fields.map((field) => {
      const below = field.name === path?.[0] ? path.slice(1) : undefined
      return [field.name, valueOf(field.type, below, text)]
    }),
  )
}

const selectionOf = (type: GraphQLOutputType): string => {
  let bare = getNullableType(type) as GraphQLOutputType
  while (isListType(bare)) bare = getNullableType(bare.ofType as GraphQLOutputType)
  return isScalarType(bare) || isEnumType(bare) ? '' : '{ __typename }'
}

/** Where a field stands: at the root, or in an object that a query leads to. */
interface Place {
  operation: 'query' | 'mutation'
  around: (field: string) => string
}

interface Input extends Place {
  field: GraphQLField<unknown, unknown>
  argument: string
  path: Path
}

const asIs = (field: string) => field
/** The way to an object of each type whose fields take texts. */
const wayTo: Readonly<Record<string, Place['around']>> = {
  Query: asIs,
  Mutation: asIs,
  Booking: (field) => `bookings(first: 1) { nodes { ${field} } }`,
  Viewer: (field) => `viewer { ${field} }`,
}

const allInputs = (): Input[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    const operation = type === schema.getMutationType() ? 'mutation' : 'query'
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap(({ name, type: argument }) =>
        textsOf(argument).map((path) => {
          const around = wayTo[type.name]
          if (!around)
            throw new Error(`Say how a query leads to ${type.name}, whose ${field.name} takes a text.`)
          return { operation, around, field, argument: name, path }
        }),
      ),
    )
  })

const request = ({ operation, around, field, argument, path }: Input, text: string) => {
  const args = field.args.filter(
    ({ name, type, defaultValue }) =>
      name === argument || (isNonNullType(type) && defaultValue === undefined),
  )
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ')
  const asked = `answer: ${field.name}(${passed}) ${selectionOf(field.type)}`
  const query = `${operation} (${declared}) { ${around(asked)} }`
  const variables = Object.fromEntries(
    args.map(({ name, type }) => [name, valueOf(type, name === argument ? path : undefined, text)]),
  )
  return { query, variables }
}

const moneySpent = async () => {
  const { orders, charges } = await wayfare.ledger()
  return { orders, charges }
}

const isFailure = ({ errors }: Answer) =>
  errors?.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR') ?? false

/** One booking, so that its fields are reached. */
const bookOne = async () => {
  const { flights } = await findTrip(traveller)
  const { id: quoteId } = await quote(traveller, [flights[0].id])
  await follow(traveller, (await book(traveller, { quoteId })).booking.id)
}

it('answers every hostile text in every input within 50 ms, spends nothing and fails nowhere', async () => {
  await bookOne()
  const before = await moneySpent()
  const slow: string[] = []
  const failed: string[] = []
  const inputs = allInputs()
  expect(inputs.length).toBeGreaterThan(40)
  for (const input of inputs)
    for (const text of hostile) {
      const { query, variables } = request(input, text)
      const name = `${input.field.name}(${[input.argument, ...input.path].join('.')}) ${text.slice(0, 20)}`
      let fastest = Infinity
      for (let attempt = 0; attempt < 6 && fastest >= 50; attempt += 1) {
        const started = performance.now()
        const answer = await traveller.ask(query, variables)
        fastest = Math.min(fastest, performance.now() - started)
        if (isFailure(answer)) failed.push(name)
      }
      if (fastest >= 50) slow.push(`${name}: ${Math.round(fastest)} ms`)
    }
  expect(failed).toEqual([])
  expect(slow).toEqual([])
  expect(await moneySpent()).toEqual(before)
}, 300_000)
