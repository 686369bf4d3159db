/**
 * BullMQ's PostgreSQL backend compares locks and delays with the clock of each process: one that is a minute ahead runs
 * its neighbours' jobs a second time. These statements take the database's clock instead of the parameter that holds
 * the process's own; times that come back are translated into the process's clock, with which it sets its timers.
 */
const databaseNow = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

/** Keeps the parameter, so that their count stays the same. */
const insteadOf = (parameter: string) => `(${parameter}::bigint * 0 + ${databaseNow})`

const rewrites: readonly (readonly [RegExp, string])[] = [
  [/(move_to_active\(\$1, \$2, \$3, )\$4/, `$1${insteadOf('$$4')}`],
  [/(extend_lock\(\$1, \$2, \$3, \$4, )\$5/, `$1${insteadOf('$$5')}`],
  [/(SET locked_until_ms = )\$5::bigint/, `$1${insteadOf('$$5')}`],
  [/(move_stalled_jobs_to_wait\(\$1, \$2, )\$3/, `$1${insteadOf('$$3')}`],
  // The time at which a job is due: the delay is a parameter of its own.
  [/(move_to_delayed\(\$1, \$2, \$3, )\$4/, `$1(${insteadOf('$$4')} + $$5::bigint)`],
  [/(move_to_completed\(\$1, \$2, \$3, \$4::jsonb, )\$5/, `$1${insteadOf('$$5')}`],
  [/(move_to_failed\(\$1, \$2, \$3, \$4, \$5::jsonb, )\$6/, `$1${insteadOf('$$6')}`],
  [
    /(move_to_completed_fetch\(\s*\$1, \$2, \$3, \$4::jsonb, )\$5(, \$6, \$7, \$8, \$9, )\$10/,
    `$1${insteadOf('$$5')}$2${insteadOf('$$10')}`,
  ],
  [
    /(move_to_failed_fetch\(\s*\$1, \$2, \$3, \$4, \$5::jsonb, )\$6(, \$7, \$8, \$9, \$10, )\$11/,
    `$1${insteadOf('$$6')}$2${insteadOf('$$11')}`,
  ],
  [
    /SELECT rate_limit_ttl, next_delay FROM next_signal\(\$1, \$2, \$3\)/,
    `SELECT rate_limit_ttl, next_delay - ${databaseNow} + $$3::bigint AS next_delay FROM next_signal($$1, $$2, ${databaseNow})`,
  ],
]

const nextDelay = /SELECT next_delay\(\$1\) AS next_delay/
const translatedNextDelay = `SELECT next_delay($$1) - ${databaseNow} + $$2::bigint AS next_delay`

export interface Statement {
  readonly text: string
  readonly parameters?: readonly unknown[]
}

/** Makes the translation; a text is looked at once, BullMQ has about a hundred of them. */
export const createDatabaseClock = () => {
  const known = new Map<string, string>()
  const rewritten = (text: string) => {
    const rule = rewrites.find(([pattern]) => pattern.test(text))
    return rule ? text.replace(...(rule as [RegExp, string])) : text.replace(nextDelay, translatedNextDelay)
  }
  return (text: string, parameters?: readonly unknown[]): Statement => {
    const found = known.get(text) ?? rewritten(text)
    known.set(text, found)
    return nextDelay.test(text)
      ? { text: found, parameters: [...(parameters ?? []), Date.now()] }
      : { text: found, parameters }
  }
}
