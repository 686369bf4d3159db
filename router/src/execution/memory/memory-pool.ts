import { Memory } from './memory.ts'

/** Lends memories to executions and takes them back for later ones. */
export interface MemoryPool {
  take(): Memory
  /** Whoever gives one back must not look at it again. What is never given back is collected as garbage. */
  giveBack(memory: Memory): void
}

const kept = 64
/** One that grew for an unusually large answer is let go. */
const keptSize = 2_097_152

export const createMemoryPool = (): MemoryPool => {
  const free: Memory[] = []
  return {
    take() {
      const memory = free.pop() ?? new Memory()
      memory.reset()
      return memory
    },
    giveBack(memory) {
      if (free.length < kept && memory.size <= keptSize) free.push(memory)
    },
  }
}
