import { type ASTNode, type DocumentNode, Kind, type SelectionSetNode, validate, visit } from 'graphql'
import type { Failure } from './campaign.ts'
import { type Case, answer } from './case.ts'
import { compare } from './compare.ts'

/** Leaves out what can be left out while something stays unexplained: faults first, then selections, then variables. */
export const shrink = async ({ id, ...failure }: Failure, attempts = 200): Promise<Failure> => {
  let smallest = failure
  let attempt = 0
  const bench = failure.answers.bench
  const stillFails = async (asked: Case) => {
    if (attempt++ >= attempts) return false
    const answers = await answer(bench, asked)
    const { unexplained } = await compare(answers)
    if (unexplained.length > 0) smallest = { answers, unexplained }
    return unexplained.length > 0
  }
  await withoutFaults(smallest.answers.asked, smallest.answers.ours.visit.faults.hits, stillFails)
  for (let n = 0; n < selectionSets(smallest.answers.asked.document);) {
    const document = without(smallest.answers.asked.document, n)
    const valid = document && validate(bench.schema, document).length === 0
    if (!valid || !(await stillFails({ ...smallest.answers.asked, document }))) n++
  }
  return { id, ...smallest }
}

type StillFails = (asked: Case) => Promise<boolean>

const withoutFaults = async (asked: Case, hits: ReadonlySet<string>, stillFails: StillFails) => {
  if (!asked.faults) return
  const { faults, ...faultless } = asked
  if (await stillFails(faultless)) return
  let healed: ReadonlySet<string> = new Set()
  for (const hit of hits) {
    const more = new Set([...healed, hit])
    if (await stillFails({ ...asked, faults: { ...faults, healed: more } })) healed = more
  }
}

/** How many selections there are to leave out. */
const selectionSets = (document: DocumentNode) => {
  let count = 0
  visit(document, { SelectionSet: ({ selections }) => void (count += selections.length) })
  return count
}

/** Without the n-th selection, and without the fragments and variables that nobody uses then. */
const without = (document: DocumentNode, n: number): DocumentNode | undefined => {
  let seen = 0
  let emptied = false
  const smaller = visit(document, {
    SelectionSet(node): SelectionSetNode | undefined {
      const from = seen
      seen += node.selections.length
      if (n < from || n >= seen) return undefined
      emptied ||= node.selections.length === 1
      return { ...node, selections: node.selections.filter((_, index) => from + index !== n) }
    },
  }) as DocumentNode
  return emptied ? undefined : tidy(smaller)
}

const tidy = (document: DocumentNode): DocumentNode => {
  const spreads = named(document, Kind.FRAGMENT_SPREAD)
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.FRAGMENT_DEFINITION || spreads.has(node.name.value),
  )
  if (definitions.length < document.definitions.length) return tidy({ ...document, definitions })
  return {
    ...document,
    definitions: definitions.map((node) => {
      if (node.kind !== Kind.OPERATION_DEFINITION) return node
      const bare = {
        ...document,
        definitions: definitions.map((other) =>
          other === node ? { ...node, variableDefinitions: [] } : other,
        ),
      }
      const used = named(bare, Kind.VARIABLE)
      return {
        ...node,
        variableDefinitions: (node.variableDefinitions ?? []).filter(({ variable }) =>
          used.has(variable.name.value),
        ),
      }
    }),
  }
}

const named = (document: ASTNode, kind: Kind.FRAGMENT_SPREAD | Kind.VARIABLE): ReadonlySet<string> => {
  const names = new Set<string>()
  visit(document, {
    enter: (node) => {
      if (node.kind === kind) names.add(node.name.value)
    },
  })
  return names
}
