import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Older ones have published weaknesses. There may be no audit service where this runs, so the floors stand here. */
const floors = [
  { name: '@apollo/gateway', least: '2.13.2' },
  { name: '@apollo/subgraph', least: '2.13.2' },
  { name: '@apollo/composition', least: '2.13.2' },
  { name: '@apollo/federation-internals', least: '2.13.2' },
  { name: '@apollo/server', least: '5.5.0' },
]

const lockfile = new URL('../../pnpm-lock.yaml', import.meta.url)
const { packages } = parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, unknown> }

const versionsOf = (name: string) =>
  Object.keys(packages)
    .filter((key) => key.startsWith(`${name}@`))
    .map((key) => key.slice(name.length + 1))

const isAtLeast = (version: string, least: string) =>
  version.localeCompare(least, 'en', { numeric: true }) >= 0 && !version.includes('-')

it.each(floors)('installs no $name below $least', ({ name, least }) => {
  const versions = versionsOf(name)
  expect(versions).not.toHaveLength(0)
  expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([])
})

it('has a single graphql 16: a second one in a process breaks every schema', () => {
  expect(versionsOf('graphql')).toEqual([expect.stringMatching(/^16\./)])
})
