import { readFileSync, readdirSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second for everybody (USER_HZ), whatever its own clock does. */
const ticksPerSecond = 100

interface ProcessStat {
  pid: number
  parent: number
  cpuTicks: number
}

/** The process and all its descendants that live at this moment. */
export const processTree = (root: number): number[] => treeStats(root).map(({ pid }) => pid)

/** Resident bytes of the process and its descendants together; pages that they share count for each. */
export const treeRssBytes = (root: number): number =>
  processTree(root).reduce((sum, pid) => sum + rssBytes(pid), 0)

/** Processor seconds, user and system, of the process and its living descendants together. */
export const treeCpuSeconds = (root: number): number =>
  treeStats(root).reduce((sum, { cpuTicks }) => sum + cpuTicks, 0) / ticksPerSecond

const treeStats = (root: number): ProcessStat[] => {
  const all = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? readStat(Number(entry)) : []))
  const tree = all.filter(({ pid }) => pid === root)
  // The list grows while it is walked: children of children come too.
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid))
  return tree
}

/** proc(5): after the command in brackets, which may hold anything, come state, parent, … and utime, stime. */
const readStat = (pid: number): ProcessStat[] => {
  const text = readProc(`/proc/${pid}/stat`)
  if (text === undefined) return []
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return [{ pid, parent: Number(fields[1]), cpuTicks: Number(fields[11]) + Number(fields[12]) }]
}

const rssBytes = (pid: number) => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/status`) ?? '')?.[1]
  return Number(kilobytes ?? 0) * 1024
}

/** Processes end between listing and reading. */
const readProc = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
