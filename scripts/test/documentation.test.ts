import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'

/** What the documentation shows exists and would work. */
const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = globSync(
  ['*.md', 'docs/**/*.md', '{packages,subgraphs}/*/README.md', '{router,web}/README.md'],
  {
    cwd: root,
  },
)

const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1]!)

const schema = buildSchema(read('schema/supergraph.graphql'), { assumeValidSDL: true })
const operations = pages.flatMap((page) =>
  blocksOf(read(page), 'graphql')
    .filter((block) => /^\s*(\{|query|mutation)/.test(block))
    .map((block) => [page, block] as const),
)

it('shows at least the search and the booking', () => {
  expect(operations.filter(([page]) => page === 'README.md')).toHaveLength(2)
})

it.each(operations)('shows operations in %s that the supergraph accepts', (_, block) => {
  expect(validate(schema, parse(block)).map(({ message }) => message)).toEqual([])
})

it.each(pages)('links only to what is there in %s', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(
    (match) => match[1]!,
  )
  const broken = links.filter((link) => !existsSync(join(root, dirname(page), link)))
  expect(broken).toEqual([])
})

it('has a page for every decision, and lists it', () => {
  const index = read('docs/adr/README.md')
  const decisions = globSync('docs/adr/[0-9]*.md', { cwd: root }).map((file) =>
    file.slice('docs/adr/'.length),
  )
  expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([])
  const numbers = decisions.map((file) => file.slice(0, 4))
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
})

it('names no command that package.json does not have', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run (?:--silent )?([\w:]+)/g)])
  const unknown = named.map((match) => match[1]!).filter((name) => !(name in scripts))
  expect(unknown).toEqual([])
})
