import { DomainError } from '@wayfare/domain'
import type { Attempt } from '../src/index.ts'

export const read: Attempt = { timeoutMs: 1_000, safeToRepeat: true, signal: new AbortController().signal }
export const write: Attempt = { ...read, safeToRepeat: false }

export const down = () => Promise.reject(new DomainError('UNAVAILABLE', 'down'))
export const never = () => new Promise<never>(() => {})
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
export const codeOf = (error: unknown) => (error as DomainError).code
