import { parseArgs } from 'node:util'

export interface Options {
  workloads: string[]
  peers: string[]
  /** Runs that show whether everything works; their figures mean little. */
  quick: boolean
  /** Where the report goes. */
  folder: string
}

const usage = 'npm run bench router -- [--workload a,b,c,d,e] [--peers ours,stock,…] [--quick] [--out FOLDER]'

/** @throws Error that says what may be asked for */
export const readOptions = (args: string[], known: { workloads: string[]; peers: string[] }): Options => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      workload: { type: 'string' },
      peers: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  if (positionals.join() !== 'router') throw new Error(`What is to be measured? There is: router.\n${usage}`)
  return {
    workloads: chosen('workload', values.workload, known.workloads),
    peers: chosen('peer', values.peers, known.peers),
    quick: values.quick,
    folder: values.out ?? (values.quick ? 'bench/results/.quick' : 'bench/results'),
  }
}

const chosen = (what: string, asked: string | undefined, known: string[]) => {
  const names = asked?.split(',') ?? known
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new Error(`There is no ${what} ${unknown}. There are: ${known.join(', ')}.\n${usage}`)
  return known.filter((name) => names.includes(name))
}
