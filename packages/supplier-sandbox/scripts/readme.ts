// Writes the operations that the sandbox serves into its README; with --check it only says whether they are current.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { operationTables } from '../src/operation-table.ts'

const file = fileURLToPath(new URL('../README.md', import.meta.url))
const begin = '<!-- operations: written by scripts/readme.ts -->'
const end = '<!-- end of operations -->'

const before = readFileSync(file, 'utf8')
const [start, stop] = [before.indexOf(begin), before.indexOf(end)]
if (start < 0 || stop < start) throw new Error(`README.md lacks the marks ${begin} and ${end}`)
const after = `${before.slice(0, start + begin.length)}\n\n${operationTables()}\n\n${before.slice(stop)}`

if (!process.argv.includes('--check')) writeFileSync(file, after)
else if (after !== before) {
  console.error('packages/supplier-sandbox/README.md does not list the operations that the sandbox serves.')
  process.exitCode = 1
}
