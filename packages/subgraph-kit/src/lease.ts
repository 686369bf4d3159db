import { randomUUID } from 'node:crypto'
import { DomainError } from '@wayfare/domain'
import { sql } from 'kysely'

/** Long enough for a pause of the process, short enough that a killed worker's row is soon taken up. */
const leaseMs = 5_000

/** The two columns of a table whose rows are worked on by one worker at a time. */
export interface LeaseColumns {
  lease_token: string | null
  lease_until: Date | null
}

/** What is written to take or renew a lease, to let it go, and the condition under which it may be taken. */
export const leaseColumns = {
  taken: (token: string) => ({
    lease_token: token,
    lease_until: sql<Date>`now() + make_interval(secs => ${leaseMs / 1_000})`,
  }),
  free: { lease_token: null, lease_until: null },
  isFree: sql<boolean>`(lease_until is null or lease_until < now())`,
}

/** How a table leases one of its rows. Each answers whether the row was (still) under the token; `change` may give the row as it is now. */
export interface LeasedRow<Row, Change, Tx> {
  /** What the row is, in errors: `order`. */
  what: string
  take(token: string): Promise<Row | undefined>
  renew(token: string): Promise<boolean>
  release(token: string): Promise<unknown>
  change(token: string, change: Change, tx?: Tx): Promise<Row | boolean | undefined>
}

/** The right to work on one row, alone. It is renewed while it is held; losing it aborts `signal`. */
export interface Lease<Row, Change, Tx> extends AsyncDisposable {
  /** The row as it stands, changes of ours included. */
  record: Row
  signal: AbortSignal
  /** Changes the row, only while the lease is still ours: a worker that slept through it is fenced off. */
  change(change: Change, tx?: Tx): Promise<void>
}

/** Rejects with UNAVAILABLE, worth another try, while another worker has the row. */
export const takeLease = async <Row extends object, Change extends object, Tx>(
  row: LeasedRow<Row, Change, Tx>,
): Promise<Lease<Row, Change, Tx>> => {
  const token = randomUUID()
  const record = await row.take(token)
  if (!record)
    throw new DomainError('UNAVAILABLE', `the ${row.what} is being worked on`, { retryAfterMs: 500 })
  const lost = new AbortController()
  const renew = async () => {
    if (!(await row.renew(token))) lost.abort(leaseLost(row.what))
  }
  // A renewal that fails is not the end: the lease holds until its time, and a change without it is refused anyway.
  const timer = setInterval(() => void renew().catch(() => undefined), leaseMs / 3)
  const lease: Lease<Row, Change, Tx> = {
    record,
    signal: lost.signal,
    change: async (change, tx) => {
      const changed = await row.change(token, change, tx)
      if (!changed) throw leaseLost(row.what)
      lease.record = changed === true ? { ...lease.record, ...change } : changed
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await row.release(token)
    },
  }
  return lease
}

const leaseLost = (what: string) =>
  new DomainError('UNAVAILABLE', `the ${what} was taken over by another worker`)
