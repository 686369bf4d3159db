import { buildSchema, graphql } from 'graphql'
import { DomainError } from '@wayfare/domain'
import { limitTextInputs } from '../src/text-limits.ts'

const schema = limitTextInputs(
  buildSchema(`
    input Group { name: String, ids: [ID!], within: Group }
    type Query { find(text: String, ids: [ID!], group: Group, count: Int): String }
  `),
)
const find = async (args: string, variables: Record<string, unknown> = {}) => {
  const types = { text: 'String', ids: '[ID!]', group: 'Group' }
  const declared = Object.entries(types).flatMap(([name, type]) =>
    name in variables ? `$${name}: ${type}` : [],
  )
  const source = `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { find(${args}) }`
  const rootValue = { find: () => 'found' }
  const { data, errors } = await graphql({ schema, source, rootValue, variableValues: variables })
  const cause = errors?.[0]?.originalError
  return cause instanceof DomainError ? `${cause.code} ${cause.message}` : data?.['find']
}

it('refuses a text that is too long, wherever it is, and names it', async () => {
  const long = 'x'.repeat(5_000)
  const tooLong = 'INVALID text has more than 4096 characters'
  expect(await find('text: $text', { text: long })).toBe(tooLong)
  expect(await find(`text: "${long}"`)).toBe(tooLong)
  expect(await find('ids: $ids', { ids: ['a', 'x'.repeat(9_000)] })).toBe(
    'INVALID ids.1 has more than 8192 characters',
  )
  expect(await find('group: $group', { group: { within: { within: { name: long } } } })).toBe(
    'INVALID group.within.within.name has more than 4096 characters',
  )
})

it('lets everything else through', async () => {
  expect(await find('text: $text, group: $group', { text: 'x'.repeat(4_096), group: { ids: ['x'] } })).toBe(
    'found',
  )
  expect(await find('text: null, group: null, count: 1')).toBe('found')
})
