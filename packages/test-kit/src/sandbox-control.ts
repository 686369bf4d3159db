/** What a test orders of the supplier sandbox, and reads of it. The sandbox's own endpoints; see its README. */
export interface SandboxControl {
  /** A fault for the next calls; `times` defaults to 1. */
  fault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  /** How often each operation of a supplier was called since the start. */
  calls(supplier: string): Promise<Readonly<Record<string, number>>>
  orders(supplier: string): Promise<readonly LedgerOrder[]>
}

export interface Fault {
  supplier: string
  /** The contract's operationId, or `*`. */
  operation: string
  kind: string
  times?: number
  delayMs?: number
}

export interface LedgerOrder {
  id: string
  clientReference?: string
  state: string
  amount: string
  currency: string
}

interface Ledger {
  orders: readonly (LedgerOrder & { supplier: string })[]
  calls: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export const sandboxControl = (url: string): SandboxControl => {
  const ledger = async () => (await (await fetch(`${url}/_sandbox/ledger`)).json()) as Ledger
  return {
    fault: async (fault) => {
      const answer = await fetch(`${url}/_sandbox/faults`, {
        method: 'POST',
        body: JSON.stringify({ times: 1, ...fault }),
      })
      if (!answer.ok) throw new Error(`the sandbox refused the fault: ${await answer.text()}`)
    },
    clearFaults: async () => void (await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' })),
    calls: async (supplier) => (await ledger()).calls[supplier] ?? {},
    orders: async (supplier) => (await ledger()).orders.filter((order) => order.supplier === supplier),
  }
}
