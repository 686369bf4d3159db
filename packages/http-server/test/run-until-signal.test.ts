import { setTimeout as delay } from 'node:timers/promises'
import { runUntilSignal } from '../src/index.ts'

/** A process whose signals a test sends. */
const run = (close: () => Promise<void>, options: { hardStopMs?: number; sameSignalMs?: number } = {}) => {
  const handlers: (() => void)[] = []
  let said = ''
  let drained = 0
  let ended: (code: number) => void = () => {}
  const exitCode = new Promise<number>((resolve) => (ended = resolve))
  const process = {
    on: (_: string, handler: () => void) => handlers.push(handler),
    exit: ended as never,
    stderr: { write: (text: string) => (said += text) },
  }
  runUntilSignal(process, { drain: () => (drained += 1), close }, { exit: ended, ...options })
  return { signal: () => handlers[0]?.(), exitCode, said: () => said, drained: () => drained }
}

it('drains, closes and ends with 0; the same signal may arrive several times', async () => {
  const { signal, exitCode, drained } = run(() => delay(50))
  signal()
  signal()
  expect(await exitCode).toBe(0)
  expect(drained()).toBe(1)
})

it('ends with 1 and says why when closing fails', async () => {
  const { signal, exitCode, said } = run(() => Promise.reject(new Error('the disk is gone')))
  signal()
  expect(await exitCode).toBe(1)
  expect(said()).toContain('the disk is gone')
})

it('ends with 1 at a second signal, and after its time', async () => {
  const never = () => new Promise<void>(() => {})
  const second = run(never, { sameSignalMs: 20 })
  second.signal()
  await delay(50)
  second.signal()
  expect(await second.exitCode).toBe(1)
  const late = run(never, { hardStopMs: 50 })
  late.signal()
  expect(await late.exitCode).toBe(1)
  expect(late.said()).toContain('after 0.05 s')
})

it('ends with 0 while the service is still starting, and closes one that starts in time', async () => {
  const starting = (service: Promise<{ close(): Promise<void> }>) => {
    let signal = () => {}
    let ended: (code: number) => void = () => {}
    const exitCode = new Promise<number>((resolve) => (ended = resolve))
    const on = (_: string, handler: () => void) => (signal = handler)
    const process = { on, exit: ended as never, stderr: { write: () => true } }
    runUntilSignal(process, service, { exit: ended, startGraceMs: 100 })
    signal()
    return exitCode
  }
  expect(await starting(new Promise(() => {}))).toBe(0)
  let closed = 0
  const close = async () => void (closed += 1)
  expect(await starting(delay(20, { close }))).toBe(0)
  expect(closed).toBe(1)
})
