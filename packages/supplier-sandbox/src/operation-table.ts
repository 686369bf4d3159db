import { systemClock } from '@wayfare/domain'
import { createLedger } from './ledger/ledger.ts'
import type { Operation, SupplierName } from './operation.ts'
import { allOperations } from './operations.ts'
import { openStore } from './store.ts'
import { createWorld } from './world/world.ts'

const titles: Record<SupplierName, string> = {
  duffel: 'Duffel v2',
  rapid: 'Expedia Rapid v3',
  stripe: 'Stripe',
  ecb: 'ECB rates',
}

const servedOperations = (): Operation[] => {
  using store = openStore()
  const world = createWorld({ store, ledger: createLedger(store, systemClock), seed: () => 'table' })
  return allOperations(world, () => undefined)
}

export const operationNames = (supplier: SupplierName): string[] =>
  servedOperations()
    .filter((operation) => operation.supplier === supplier)
    .map(({ name }) => name)

/** Markdown: the operations that are served, supplier by supplier, with the faults that each can express. */
export const operationTables = (): string => {
  const operations = servedOperations()
  return (Object.keys(titles) as SupplierName[])
    .map((supplier) =>
      tableOf(
        titles[supplier],
        operations.filter((each) => each.supplier === supplier),
      ),
    )
    .join('\n\n')
}

const tableOf = (title: string, operations: readonly Operation[]): string => {
  const rows = operations.map(({ name, method, path, suffers = [] }) => [
    `\`${name}\``,
    `\`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}\``,
    suffers.map((fault) => `\`${fault}\``).join(' ') || '-',
  ])
  const all = [['operation', 'method and path', 'faults of its own'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const [head, ...body] = all.map(line)
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [`### ${title}`, '', head, rule, ...body].join('\n')
}
