import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newKey } from '@wayfare/keyring'
import { parse, parseAllDocuments } from 'yaml'

/** The deployment files say what the services read: names, ports and variables agree with the code. */
const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

type Env = Record<string, string>
interface ComposeService {
  build?: { target: string; args?: { SERVICE?: string } }
  environment?: Env
}
interface Resource {
  kind: string
  metadata: { name: string }
  data?: Env
  stringData?: Env
  spec: {
    template?: { spec: { containers: { image: string; envFrom: Record<string, { name: string }>[] }[] } }
    ports?: { port: number }[]
    scaleTargetRef?: { name: string }
    selector?: { matchLabels?: Env }
  }
}

const { subgraphs } = parse(read('schema/supergraph.yaml')) as { subgraphs: Record<string, unknown> }
const names = Object.keys(subgraphs)
const services = ['router', ...names]
const folderOf = (name: string) => (name === 'router' ? 'router' : `subgraphs/${name}`)

/** Throws where a service would not start: its own reader of the environment is asked. */
const readConfigOf = async (name: string) => {
  const { readConfig } = (await import(join(root, folderOf(name), 'src/config.ts'))) as {
    readConfig: (env: Env) => { port: number; host?: string; subgraphUrls?: Env }
  }
  return readConfig
}

const publicKey = '-----BEGIN PUBLIC KEY-----'
const dataKeys = newKey('sample')
const sample = (name: string) => {
  if (name === 'DATA_KEYS') return dataKeys
  if (name.includes('PUBLIC_KEY')) return publicKey
  return /_(URL|ISSUER)$/.test(name) ? 'https://api.example.com' : 'x'
}
/** `${NAME:-default}` and `${NAME:?message}` as compose fills them in. */
const interpolate = (value: string) =>
  value.replaceAll(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)\}/g,
    (_, name: string, given?: string) => given ?? sample(name),
  )

const addressesIn = (env: Env) =>
  Object.entries(env).flatMap(([name, value]) =>
    /^[A-Z]+_URL$/.test(name) && value.endsWith('/graphql') ? [new URL(value)] : [],
  )

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, ComposeService>
  }

  it('runs the stores, the router and every subgraph of the supergraph', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual(['postgres', 'redis', ...services].toSorted())
  })

  it.each(names)('builds %s from its own folder, which has a main.ts', (name) => {
    const { build } = compose.services[name]!
    expect(build).toMatchObject({ target: 'service', args: { SERVICE: folderOf(name) } })
    expect(existsSync(join(root, folderOf(name), 'src/main.ts'))).toBe(true)
  })

  it.each(services)('gives %s an environment that it starts with', async (name) => {
    const given = compose.services[name]!.environment!
    const env = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, interpolate(value)]))
    const config = (await readConfigOf(name))(env)
    expect(config).toMatchObject({ port: 4000, host: '0.0.0.0' })
    for (const { hostname, port } of addressesIn(env)) {
      expect(names).toContain(hostname)
      expect(port).toBe('4000')
    }
  })

  it('tells the router where every subgraph is', async () => {
    const config = (await readConfigOf('router'))(
      Object.fromEntries(
        Object.entries(compose.services['router']!.environment!).map(([key, value]) => [
          key,
          interpolate(value),
        ]),
      ),
    )
    expect(Object.keys(config.subgraphUrls!)).toEqual(expect.arrayContaining(names))
  })

  it('asks for nothing that .env.example does not name', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map((match) => match[1])
    const offered = [...read('.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1])
    expect(offered).toEqual(expect.arrayContaining([...new Set(asked)]))
  })
})

describe('k8s/base', () => {
  const files = readdirSync(join(root, 'k8s/base')).filter((file) => file.endsWith('.yaml'))
  const resources = files
    .filter((file) => !/^(kustomization|every-)/.test(file))
    .flatMap((file) => parseAllDocuments(read(`k8s/base/${file}`)).map((each) => each.toJS() as Resource))
  const find = (kind: string, name: string) =>
    resources.find((each) => each.kind === kind && each.metadata.name === name)!
  const kustomization = parse(read('k8s/base/kustomization.yaml')) as {
    resources: string[]
    images: { name: string }[]
  }

  const environmentOf = (name: string): Env => {
    const { envFrom } = find('Deployment', name).spec.template!.spec.containers[0]!
    const parts = envFrom.map(({ configMapRef, secretRef }) =>
      configMapRef ? find('ConfigMap', configMapRef.name).data! : find('Secret', secretRef!.name).stringData!,
    )
    return { ...Object.assign({}, ...parts) } as Env
  }

  it('lists every service and its image', () => {
    expect(kustomization.resources.toSorted()).toEqual(
      ['config.yaml', ...services.map((name) => `${name}.yaml`)].toSorted(),
    )
    expect(kustomization.images.map(({ name }) => name).toSorted()).toEqual(
      services.map((name) => `wayfare/${name}`).toSorted(),
    )
  })

  it.each(services)('runs, reaches, scales and protects %s', (name) => {
    expect(find('Deployment', name).spec.template!.spec.containers[0]!.image).toBe(`wayfare/${name}`)
    expect(find('Service', name).spec.ports).toEqual([expect.objectContaining({ port: 4000 })])
    expect(find('HorizontalPodAutoscaler', name).spec.scaleTargetRef).toMatchObject({ name })
    expect(find('PodDisruptionBudget', name).spec.selector!.matchLabels).toEqual({
      'app.kubernetes.io/name': name,
    })
  })

  it.each(services)('gives %s an environment that it starts with', async (name) => {
    const env = environmentOf(name)
    if (env['INTERNAL_TOKEN_PUBLIC_KEY']) env['INTERNAL_TOKEN_PUBLIC_KEY'] = publicKey
    if (env['DATA_KEYS']) env['DATA_KEYS'] = dataKeys
    expect((await readConfigOf(name))(env)).toMatchObject({ port: 4000, host: '0.0.0.0' })
    for (const { hostname, port } of addressesIn(env)) {
      expect(names).toContain(hostname)
      expect(port).toBe('4000')
    }
  })
})

it('the image starts the router with the flags that `npm run router` and the bench take', () => {
  const flags = JSON.parse(read('router/node-flags.json')) as string[]
  expect(read('Dockerfile')).toContain(
    `CMD ${JSON.stringify(['node', ...flags, 'router/src/main.ts']).replaceAll(',', ', ')}`,
  )
})
