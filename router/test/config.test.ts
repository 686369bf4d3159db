import { generateInternalKeys } from '@wayfare/auth'
import { readCommand, usage } from '../src/cli.ts'
import { readConfig, subgraphAddress } from '../src/config.ts'

const key = generateInternalKeys().privateKey.reveal()

it('reads addresses of subgraphs by their names and keeps production closed', () => {
  const config = readConfig({
    INTERNAL_TOKEN_PRIVATE_KEY: key.replaceAll('\n', '\\n'),
    FLIGHTS_URL: 'http://flights:4001/graphql',
    CAR_HIRE_URL: 'http://cars:4001/graphql',
  })
  expect(config).toMatchObject({
    port: 4000,
    introspection: false,
    suggestions: false,
    subgraphUrls: { flights: 'http://flights:4001/graphql', 'car-hire': 'http://cars:4001/graphql' },
  })
  expect(config.internalPrivateKey?.reveal()).toBe(key)
  expect(config.web).toBeUndefined()
})

it('names every variable that is missing or malformed', () => {
  expect(() => readConfig({ PORT: 'http', OIDC_ISSUER: 'example.com' })).toThrow(
    /PORT is malformed[\s\S]*OIDC_ISSUER is malformed[\s\S]*INTERNAL_TOKEN_PRIVATE_KEY is not set/,
  )
})

describe('where a subgraph is', () => {
  const composed = { name: 'Book_Shop', url: 'http://shop.example/graphql/' }

  it('is what its variable says, else what the supergraph says, to the letter', () => {
    const { subgraphUrls } =
      readCommand(['--supergraph', 'x'], { BOOK_SHOP_URL: 'http://127.0.0.1:1/api/' }) ?? {}
    expect(subgraphAddress(composed, subgraphUrls)).toBe('http://127.0.0.1:1/api/')
    expect(subgraphAddress(composed, { Book_Shop: 'http://127.0.0.1:2' })).toBe('http://127.0.0.1:2')
    expect(subgraphAddress(composed)).toBe('http://shop.example/graphql/')
  })

  it('has to be said where the supergraph does not', () => {
    expect(() => subgraphAddress({ name: 'books', url: '' })).toThrow(/BOOKS_URL is not set/)
    expect(() => subgraphAddress({ name: 'books', url: 'books.internal' })).toThrow(/BOOKS_URL is malformed/)
  })
})

describe('the command line', () => {
  it('wins over the environment', () => {
    const args = ['--supergraph', 'library.graphql', '--port=0', '--host', '127.0.0.1', '--introspection']
    expect(
      readCommand(args, { PORT: '4001', HOST: '0.0.0.0', INTROSPECTION: 'no', BOOKS_URL: 'http://b' }),
    ).toEqual(
      expect.objectContaining({
        supergraphFile: 'library.graphql',
        port: 0,
        host: '127.0.0.1',
        introspection: true,
        suggestions: true,
        subgraphUrls: { books: 'http://b' },
      }),
    )
  })

  it('needs no provider and no key for a supergraph that it names, and takes those that are given', () => {
    const args = ['--supergraph', 'library.graphql']
    const config = readCommand(args, {})
    expect([config?.auth, config?.internalPrivateKey, config?.web]).toEqual([undefined, undefined, undefined])
    const env = { OIDC_ISSUER: 'https://login.example.com', INTERNAL_TOKEN_PRIVATE_KEY: key }
    expect(readCommand(args, env)).toMatchObject({
      auth: { issuer: 'https://login.example.com', audience: 'wayfare' },
      internalPrivateKey: { reveal: expect.any(Function) },
    })
    expect(() => readCommand(args, { WEB_FOLDER: 'web/dist' })).toThrow(/WEB_FOLDER needs OIDC_ISSUER/)
    expect(() => readCommand([], {})).toThrow(/INTERNAL_TOKEN_PRIVATE_KEY is not set/)
  })

  it.each([
    [['--supergraph'], /--supergraph <value>[\s\S]*Usage:/],
    [['--supergraph='], /--supergraph is given without a value[\s\S]*Usage:/],
    [['library.graphql'], /'library\.graphql'[\s\S]*Usage:/],
    [['--port', 'http'], /^--port http is not a port: expected a number from 0 to 65535/],
    [['--introspection=maybe'], /--introspection[\s\S]*Usage:/],
  ])('with %j is refused, and told how it goes', (args, complaint) => {
    expect(() => readCommand(args, {})).toThrow(complaint)
  })

  it('explains itself', () => {
    expect(readCommand(['--help'], {})).toBeUndefined()
    for (const flag of ['--supergraph FILE', '--port N', '--host ADDRESS', '--introspection'])
      expect(usage).toContain(flag)
  })
})
