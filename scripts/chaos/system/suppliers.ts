import { randomBytes } from 'node:crypto'
import { generateInternalKeys } from '@wayfare/auth'
import type { Env } from '@wayfare/config'
import { requestToken, startIdentityProvider } from '@wayfare/identity-provider'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { FaultInput, LedgerCharge, LedgerOrder } from '@wayfare/supplier-sandbox'
import { createLogger } from '@wayfare/telemetry'
import { localEnvironment } from '../../services/environment.ts'

export interface Ledger {
  orders: LedgerOrder[]
  charges: LedgerCharge[]
}

/** What is not ours and goes on while our processes die: the suppliers, and who signs people in. */
export interface Surroundings extends AsyncDisposable {
  /** What every service of ours is told. */
  readonly env: Env
  token(): Promise<string>
  ledger(): Promise<Ledger>
  fault(fault: Omit<FaultInput, 'probability'> & { probability?: number }): Promise<void>
  clearFaults(): Promise<void>
}

export const startSurroundings = async (): Promise<Surroundings> => {
  const log = createLogger('chaos', { level: 'error', format: 'text' })
  const sandbox = await startSandbox({ port: 0, log })
  const identity = await startIdentityProvider({ port: 0, audience: 'wayfare', origins: [], log })
  const dataKeys = `chaos:${randomBytes(32).toString('base64')}`
  const env = localEnvironment(
    { OIDC_ISSUER: identity.issuer, LOG_LEVEL: 'warn' },
    { sandbox, keys: generateInternalKeys(), dataKeys },
  )
  const own = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, init)
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`)
    return answer
  }
  return {
    env,
    token: () => requestToken(identity.url, 'traveller'),
    ledger: async () => (await (await own('ledger')).json()) as Ledger,
    fault: async (fault) => {
      const headers = { 'content-type': 'application/json' }
      await own('faults', { method: 'POST', headers, body: JSON.stringify(fault) })
    },
    clearFaults: async () => void (await own('faults', { method: 'DELETE' })),
    [Symbol.asyncDispose]: async () => {
      await identity.close()
      await sandbox.close()
    },
  }
}
