export { startSandbox } from './sandbox.ts'
export type { Sandbox, SandboxOptions } from './sandbox.ts'
export type { LedgerCharge, LedgerOrder } from './ledger/ledger.ts'
export type { FaultInput, FaultKind } from './faults/fault.ts'
