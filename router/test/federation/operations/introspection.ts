import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import type { IntrospectionQuery } from 'graphql'
import { fixture, oneOf } from '../fixture.ts'

const shop = fixture({
  catalog: {
    sdl: `"All there is."
          type Query { product: Product, old: String @deprecated(reason: "gone"), find(size: Size = S, in: In): [Product!] }
          "Something for sale."
          type Product @key(fields: "id") { id: ID!, name: String }
          enum Size { S M }
          input In { a: Int = 3, b: [String!]! }
          interface Thing { id: ID! }
          type Box implements Thing { id: ID! }`,
    resolvers: { Query: { product: () => ({ id: '1', name: 'Lamp' }) } },
  },
  stock: {
    sdl: `type Product @key(fields: "id") { id: ID!, left: Int }`,
    resolvers: { Product: { __resolveReference: oneOf({ id: '1', left: 3 }) } },
  },
})

describe('introspection', () => {
  it('asks no subgraph', async () => {
    expect(await shop.ask('{ __schema { queryType { name } mutationType { name } } }')).toAnswer({
      data: { __schema: { queryType: { name: 'Query' }, mutationType: null } },
      fetches: {},
    })
  })

  it('knows the fields that several subgraphs add to one type', async () => {
    expect(
      await shop.ask('{ __type(name: "Product") { description fields { name type { name kind } } } }'),
    ).toAnswer({
      data: {
        __type: {
          description: 'Something for sale.',
          fields: [
            { name: 'id', type: { name: null, kind: 'NON_NULL' } },
            { name: 'name', type: { name: 'String', kind: 'SCALAR' } },
            { name: 'left', type: { name: 'Int', kind: 'SCALAR' } },
          ],
        },
      },
    })
  })

  it('mixes with data, in the order of the operation', async () => {
    expect(
      await shop.ask('{ a: __type(name: "Box") { kind } product { left } __schema { queryType { name } } }'),
    ).toAnswer({
      data: {
        a: { kind: 'OBJECT' },
        product: { left: 3 },
        __schema: { queryType: { name: 'Query' } },
      },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('takes variables and conditions', async () => {
    const query = `query ($name: String!, $on: Boolean!) {
      __type(name: $name) { name fields(includeDeprecated: $on) { name } enumValues @include(if: $on) { name } } }`
    expect(await shop.ask(query, { name: 'Size', on: true })).toAnswer({
      data: { __type: { name: 'Size', fields: null, enumValues: [{ name: 'S' }, { name: 'M' }] } },
    })
    expect(await shop.ask(query, { name: 'Query', on: false })).toAnswer({
      data: { __type: { name: 'Query', fields: [{ name: 'product' }, { name: 'find' }] } },
    })
  })

  it('takes fragments and aliases', async () => {
    expect(
      await shop.ask(
        '{ one: __type(name: "In") { ...T } two: __type(name: "None") { ...T } } fragment T on __Type { n: name is: __typename }',
      ),
    ).toAnswer({ data: { one: { n: 'In', is: '__Type' }, two: null } })
  })

  it('tells defaults and deprecations', async () => {
    expect(
      await shop.ask(
        '{ __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name defaultValue } } } }',
      ),
    ).toAnswer({
      data: {
        __type: {
          fields: [
            { name: 'product', isDeprecated: false, deprecationReason: null, args: [] },
            { name: 'old', isDeprecated: true, deprecationReason: 'gone', args: [] },
            {
              name: 'find',
              isDeprecated: false,
              deprecationReason: null,
              args: [
                { name: 'size', defaultValue: 'S' },
                { name: 'in', defaultValue: null },
              ],
            },
          ],
        },
      },
    })
  })

  it('describes a schema that tools can build, without the machinery of federation', async () => {
    const answer = await shop.ask(getIntrospectionQuery())
    const schema = buildClientSchema(answer.data?.toJSON() as IntrospectionQuery)
    const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'))
    expect(names.toSorted()).toEqual([
      'Boolean',
      'Box',
      'ID',
      'In',
      'Int',
      'Product',
      'Query',
      'Size',
      'String',
      'Thing',
    ])
    expect(schema.getDirectives().map(({ name }) => name)).not.toContain('join__field')
    expect(answer.seen).toEqual([])
  })

  it('is left out by a condition like any field', async () => {
    const query =
      'query ($on: Boolean!) { __schema @include(if: $on) { queryType { name } } product { name } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { product: { name: 'Lamp' } } })
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { __schema: { queryType: { name: 'Query' } }, product: { name: 'Lamp' } },
    })
  })
})

describe('__typename at the root', () => {
  it('asks no subgraph', async () => {
    expect(await shop.ask('{ __typename }')).toAnswer({ data: { __typename: 'Query' }, fetches: {} })
  })

  it('may have other names, between data', async () => {
    expect(await shop.ask('{ a: __typename product { id } b: __typename }')).toAnswer({
      data: { a: 'Query', product: { id: '1' }, b: 'Query' },
      fetches: { catalog: 1 },
    })
  })
})
