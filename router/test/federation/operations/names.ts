import { fixture, oneOf } from '../fixture.ts'

const product = { id: 'p1', name: 'Lamp', constructor: 'made', toString: 'text', hasOwnProperty: true }

const shop = fixture({
  catalog: {
    sdl: `type Query { product: Product, products: [Product!]!, constructor: String, valueOf: Product }
          type Product @key(fields: "id") {
            id: ID!, name: String!, constructor: String, toString: String, hasOwnProperty: Boolean, size(unit: String): String
          }`,
    resolvers: {
      Query: {
        product: () => product,
        products: () => [product],
        constructor: () => 'root',
        valueOf: () => product,
      },
      Product: {
        __resolveReference: oneOf(product),
        constructor: () => 'made',
        toString: () => 'text',
        hasOwnProperty: () => true,
        size: (_: unknown, { unit }: { unit?: string }) => `3 ${unit ?? 'm'}`,
      },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") { id: ID!, left: Int, shelf: Shelf, isPrototypeOf: Int }
          type Shelf @key(fields: "code") { code: String! }`,
    resolvers: {
      Product: {
        __resolveReference: oneOf({ id: 'p1', left: 3, shelf: { code: 'A' } }),
        isPrototypeOf: () => 4,
      },
    },
  },
  shelves: {
    sdl: `type Shelf @key(fields: "code") { code: String!, floor: Int }`,
    resolvers: { Shelf: { __resolveReference: oneOf({ code: 'A', floor: 2 }) } },
  },
})

describe('aliases', () => {
  it('rename fields at the root and below', async () => {
    expect(await shop.ask('{ thing: product { title: name rest: left } }')).toAnswer({
      data: { thing: { title: 'Lamp', rest: 3 } },
    })
  })

  it('give one field two names', async () => {
    expect(await shop.ask('{ product { a: name b: name c: left d: left left } }')).toAnswer({
      data: { product: { a: 'Lamp', b: 'Lamp', c: 3, d: 3, left: 3 } },
    })
  })

  it('give one root field two names', async () => {
    expect(await shop.ask('{ a: product { left } b: product { id } }')).toAnswer({
      data: { a: { left: 3 }, b: { id: 'p1' } },
    })
  })

  it('rename a key', async () => {
    expect(await shop.ask('{ product { key: id left } }')).toAnswer({
      data: { product: { key: 'p1', left: 3 } },
    })
  })

  it('may take the name of a key for another field', async () => {
    expect(await shop.ask('{ product { id: name left } }')).toAnswer({
      data: { product: { id: 'Lamp', left: 3 } },
    })
  })

  it('may exchange the names of a key and another field', async () => {
    expect(await shop.ask('{ products { id: name name: id left } }')).toAnswer({
      data: { products: [{ id: 'Lamp', name: 'p1', left: 3 }] },
    })
  })

  it('may take the name of a key in the second subgraph', async () => {
    expect(await shop.ask('{ product { shelf { code: floor } } }')).toAnswer({
      data: { product: { shelf: { code: 2 } } },
    })
  })

  it('may take the name of a field of the other subgraph', async () => {
    expect(await shop.ask('{ product { left: name name: left } }')).toAnswer({
      data: { product: { left: 'Lamp', name: 3 } },
    })
  })

  it('rename __typename', async () => {
    expect(await shop.ask('{ product { kind: __typename shelf { what: __typename floor } } }')).toAnswer({
      data: { product: { kind: 'Product', shelf: { what: 'Shelf', floor: 2 } } },
    })
  })

  it('may call a field as __typename is called', async () => {
    expect(await shop.ask('{ product { __typename: name left } }')).toAnswer({
      data: { product: { __typename: 'Lamp', left: 3 } },
    })
  })

  it('tell apart one field with several arguments', async () => {
    expect(await shop.ask('{ product { size cm: size(unit: "cm") mm: size(unit: "mm") left } }')).toAnswer({
      data: { product: { size: '3 m', cm: '3 cm', mm: '3 mm', left: 3 } },
    })
  })

  it('rename an object that leads to another subgraph', async () => {
    expect(
      await shop.ask('{ p: product { place: shelf { level: floor } other: shelf { code level: floor } } }'),
    ).toAnswer({ data: { p: { place: { level: 2 }, other: { code: 'A', level: 2 } } } })
  })

  it('may be __proto__', async () => {
    const answer = await shop.ask('{ product { __proto__: left name } }')
    expect(answer.data?.text).toBe('{"product":{"__proto__":3,"name":"Lamp"}}')
    expect(answer.errors).toEqual([])
  })

  it('may be __proto__ for an object and at the root', async () => {
    const answer = await shop.ask('{ __proto__: product { __proto__: shelf { floor } } }')
    expect(answer.data?.text).toBe('{"__proto__":{"__proto__":{"floor":2}}}')
    expect(answer.errors).toEqual([])
  })

  it('may be what every object in JavaScript has', async () => {
    expect(await shop.ask('{ toString: product { constructor: left hasOwnProperty: name } }')).toAnswer({
      data: { toString: { constructor: 3, hasOwnProperty: 'Lamp' } },
    })
  })
})

describe('fields that are called as what every object in JavaScript has', () => {
  it('are answered at the root', async () => {
    expect(await shop.ask('{ constructor valueOf { name left } }')).toAnswer({
      data: { constructor: 'root', valueOf: { name: 'Lamp', left: 3 } },
    })
  })

  it('are answered by entities', async () => {
    expect(await shop.ask('{ product { constructor toString hasOwnProperty isPrototypeOf } }')).toAnswer({
      data: { product: { constructor: 'made', toString: 'text', hasOwnProperty: true, isPrototypeOf: 4 } },
    })
  })

  it('are null where a subgraph left them out', async () => {
    const instead = { catalog: () => '{"data":{"constructor":null,"product":{"name":"Lamp"}}}' }
    expect(await shop.ask('{ constructor product { name toString } }', {}, { instead })).toAnswer({
      data: { constructor: null, product: { name: 'Lamp', toString: null } },
    })
  })
})
