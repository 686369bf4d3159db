import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let folder: string
let house: House

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'assets'))
  for (const name of ['index', 'graphiql', 'signed-in'])
    await writeFile(join(folder, `${name}.html`), `<p>${name}</p>`)
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'export {}')
  const demoUsers = [{ userName: 'tess', name: 'Tess', about: 'books', email: 'tess@example.com' }]
  house = await startHouse({
    web: { folder, issuer: 'https://id.example.com/realm', clientId: 'web', demoUsers },
  })
})
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const get = (path: string, accept = 'text/html,*/*;q=0.8') =>
  fetch(`${house.router.url}${path}`, { headers: { accept } })

it.each([
  ['/', 'index'],
  ['/graphql', 'graphiql'],
  ['/signed-in?code=1', 'signed-in'],
])('gives a browser at %s its page, which may load nothing from elsewhere', async (path, page) => {
  const answer = await get(path)
  expect(await answer.text()).toBe(`<p>${page}</p>`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self' https://id.example.com;")
  expect(answer.headers.get('cache-control')).toBe('no-cache')
})

it('lets assets, whose names hold their hash, be kept for good', async () => {
  const answer = await get('/assets/app-1a2b.js')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toMatch(/javascript/)
})

it.each(['/assets/nothing.js', '/assets/..%2findex.html', '/assets/../../etc/passwd'])(
  'has no %s',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)

it('tells the pages how to sign people in, and nothing else about them', async () => {
  expect(await (await get('/config.json')).json()).toEqual({
    issuer: 'https://id.example.com/realm',
    clientId: 'web',
    demoUsers: [{ userName: 'tess', name: 'Tess', about: 'books' }],
  })
})

it('still answers a machine at /graphql', async () => {
  const answer = await fetch(`${house.router.url}/graphql?query={hello}`, {
    headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
  })
  expect(await answer.json()).toEqual({ data: { hello: 'hello you' } })
})

it('starts before the pages are built, says so, and serves them once they are', async () => {
  const unbuilt = join(folder, 'later')
  await using early = await startHouse({
    web: { folder: unbuilt, issuer: 'https://id.example.com', clientId: 'web', demoUsers: [] },
  })
  const before = await fetch(`${early.router.url}/`)
  expect(before.status).toBe(503)
  expect(await before.text()).toContain('build-web')
  await mkdir(join(unbuilt, 'assets'), { recursive: true })
  await writeFile(join(unbuilt, 'index.html'), '<p>built</p>')
  await writeFile(join(unbuilt, 'assets', 'a.js'), 'export {}')
  expect(await (await fetch(`${early.router.url}/`)).text()).toBe('<p>built</p>')
  expect((await fetch(`${early.router.url}/assets/a.js`)).status).toBe(200)
})
