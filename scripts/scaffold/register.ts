import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { fillIn } from './names.ts'
import type { Names } from './names.ts'

/**
 * Tells the rest of the repository about a new vertical: composition, code generation, messages, and the deployment. It
 * follows how flights stands in each file.
 */
export const register = (root: string, names: Names): void => {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(root, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${file} no longer looks as the scaffold expects it.`)
    writeFileSync(path, after)
  }
  edit('schema/supergraph.yaml', (text) => appended(text, supergraphEntry(text, names)))
  edit('codegen.yml', (text) => appended(text, fillIn(codegenEntry, names)))
  const catalogue = 'packages/booking-events/src/catalogue/values.ts'
  if (!readFileSync(join(root, catalogue), 'utf8').includes(`'${names.names}'`))
    edit(catalogue, (text) => text.replace('] as const', `  '${names.names}',\n] as const`))
  edit('docker-compose.yml', (text) => withComposeService(text, names))
  edit('.env.example', (text) =>
    after(text, /^FLIGHTS_API_TOKEN=\n/m, fillIn('__NAMES___API_URL=\n__NAMES___API_TOKEN=\n', names)),
  )
  registerInKubernetes(root, names, edit)
}

type Edit = (file: string, change: (text: string) => string) => void

const appended = (text: string, entry: string) => `${text.trimEnd()}\n${entry}`

/** Puts `lines` behind what `pattern` finds. */
const after = (text: string, pattern: RegExp, lines: string) =>
  text.replace(pattern, (found) => `${found}${lines}`)

/** The next free port: one more than the highest. */
const supergraphEntry = (text: string, { names }: Names) => {
  const { subgraphs } = parse(text) as { subgraphs: Record<string, { url: string }> }
  const port = Math.max(...Object.values(subgraphs).map(({ url }) => Number(new URL(url).port))) + 1
  return `  ${names}:
    schema: [shared/core.graphql, shared/offers.graphql, ../subgraphs/${names}/schema.graphql]
    url: http://127.0.0.1:${port}/graphql
`
}

const codegenEntry = `  subgraphs/__names__/src/generated/resolvers.ts:
    schema: [schema/shared/core.graphql, schema/shared/offers.graphql, subgraphs/__names__/schema.graphql]
    plugins: [typescript, typescript-resolvers]
    config:
      <<: *config
      contextType: '../context.ts#__Names__Context'
      mappers:
        __Name__Offer: '../__name__.ts#__Name__Offer'
        __Name__Order: '../__name__.ts#__Name__Order'
`

const composeService = `
  __names__:
    <<: *subgraph
    build: { context: ., target: service, args: { SERVICE: subgraphs/__names__ } }
    image: wayfare/__names__
    environment:
      <<: *environment
      __NAMES___API_URL: \${__NAMES___API_URL:?see .env.example}
      __NAMES___API_TOKEN: \${__NAMES___API_TOKEN:?see .env.example}
      DATA_KEYS: \${DATA_KEYS:?see .env.example}
`

const withComposeService = (text: string, names: Names) => {
  const address = fillIn('      __NAMES___URL: http://__names__:4000/graphql\n', names)
  return after(text, /^ {6}FLIGHTS_URL: .*\n/m, address)
    .replace('depends_on: [flights,', `depends_on: [${names.names}, flights,`)
    .replace(/\n\nvolumes:\n/, (volumes) => `\n${fillIn(composeService, names)}${volumes.slice(1)}`)
}

const registerInKubernetes = (root: string, names: Names, edit: Edit) => {
  const base = join(root, 'k8s/base')
  const resources = readFileSync(join(base, 'flights.yaml'), 'utf8').replaceAll('flights', names.names)
  writeFileSync(join(base, `${names.names}.yaml`), resources)
  edit('k8s/base/kustomization.yaml', (text) => {
    const listed = after(text, /^ {2}- flights\.yaml\n/m, fillIn('  - __names__.yaml\n', names))
    const image = fillIn('  - name: wayfare/__names__\n    newTag: latest\n', names)
    return after(listed, /^ {2}- name: wayfare\/flights\n {4}newTag: .*\n/m, image)
  })
  edit('k8s/base/config.yaml', (text) => {
    const address = fillIn('  __NAMES___URL: http://__names__:4000/graphql\n', names)
    const found = after(text, /^ {2}FLIGHTS_URL: .*\n/m, address)
    const supplier = fillIn('  __NAMES___API_URL: https://api.example.com\n', names)
    return after(found, /^ {2}FLIGHTS_API_URL: .*\n/m, supplier)
  })
  edit('k8s/base/secrets.example.yaml', (text) => appended(text, fillIn(secret, names)))
}

const secret = `---
apiVersion: v1
kind: Secret
metadata:
  name: __names__-supplier
stringData:
  __NAMES___API_TOKEN: the token that our calls to __supplier__ authenticate with
`
