import { generateInternalKeys } from '@wayfare/auth'
import { readConfig } from '../src/config.ts'

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
  expect(config.internalPrivateKey.reveal()).toBe(key)
  expect(config.web).toBeUndefined()
})

it('names every variable that is missing or malformed', () => {
  expect(() => readConfig({ PORT: 'http', OIDC_ISSUER: 'example.com' })).toThrow(
    /PORT is malformed[\s\S]*OIDC_ISSUER is malformed[\s\S]*INTERNAL_TOKEN_PRIVATE_KEY is not set/,
  )
})
