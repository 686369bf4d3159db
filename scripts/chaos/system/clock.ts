import { existsSync } from 'node:fs'
import type { Env } from '@wayfare/config'

const libraries = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
]

/** The environment of a process whose wall clock is that many seconds ahead; its timers run as always. */
export const clockAhead = (seconds: number): Env => {
  if (seconds === 0) return {}
  const library = libraries.find((path) => existsSync(path))
  if (!library)
    throw new Error('libfaketime is missing. Install it: apt-get install faketime, or leave out "clocks".')
  const offset = seconds > 0 ? `+${seconds}s` : `${seconds}s`
  return {
    LD_PRELOAD: library,
    FAKETIME: offset,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  }
}
