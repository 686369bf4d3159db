import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

const pragmas = 'pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000'

/** Raise it with every change of the tables: a file of another version is begun anew, for it is only a sandbox's. */
const version = 3
const schema = `
  create table if not exists entities (
    kind text not null, id text not null, seq integer not null, reference text, body text not null,
    primary key (kind, id)
  ) without rowid;
  create index if not exists entities_by_seq on entities (kind, seq);
  create index if not exists entities_by_reference on entities (kind, reference);
  create table if not exists orders (
    supplier text not null, id text not null, client_reference text, state text not null, amount text not null,
    currency text not null, settles_at text, settles_to text, created_at text not null, updated_at text not null,
    primary key (supplier, id)
  );
  create table if not exists charges (
    id text primary key, client_reference text, state text not null, authorised text not null,
    captured text not null, refunded text not null, currency text not null
  );
  create table if not exists calls (
    supplier text not null, operation text not null, count integer not null, primary key (supplier, operation)
  );
  create table if not exists faults (
    id text primary key, supplier text not null, operation text not null, kind text not null,
    probability real not null, times integer, delay_ms integer, hits integer not null default 0,
    tries integer not null default 0
  );
  create table if not exists taken (thing text primary key, count integer not null);
  create table if not exists releases (owner text not null, at text not null, thing text not null, count integer not null);
  create index if not exists releases_by_time on releases (at);
  create table if not exists counters (name text primary key, value integer not null);
  create table if not exists settings (name text primary key, value text not null);
`
const tables = [
  'entities',
  'orders',
  'charges',
  'calls',
  'faults',
  'taken',
  'releases',
  'counters',
  'settings',
]

export type Row = Record<string, SQLInputValue>

export interface Entity<T> {
  readonly id: string
  readonly seq: number
  readonly body: T
}

/** Everything the sandbox remembers. A file keeps it through `kill -9`. */
export interface Store extends Disposable {
  all(sql: string, values?: readonly SQLInputValue[]): Row[]
  one(sql: string, values?: readonly SQLInputValue[]): Row | undefined
  /** How many rows it changed. */
  run(sql: string, values?: readonly SQLInputValue[]): number
  /** All or nothing. */
  transaction<T>(work: () => T): T
  /** 1, 2, 3 … per name. */
  next(name: string): number
  put(kind: string, id: string, entity: { body: unknown; reference?: string | undefined }): void
  get<T>(kind: string, id: string): T | undefined
  byReference<T>(kind: string, reference: string): T | undefined
  /** The newest first. */
  list<T>(kind: string): Entity<T>[]
  clear(): void
}

/** Without a file the world is forgotten when it closes. */
export const openStore = (file = ':memory:'): Store => {
  const database = new DatabaseSync(file)
  database.exec(pragmas)
  begin(database)
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const all: Store['all'] = (sql, values = []) => statement(sql).all(...values) as Row[]
  const one: Store['one'] = (sql, values = []) => statement(sql).get(...values) as Row | undefined
  const run: Store['run'] = (sql, values = []) => Number(statement(sql).run(...values).changes)
  return {
    all,
    one,
    run,
    transaction: (work) => inTransaction(database, work),
    clear: () => inTransaction(database, () => tables.forEach((table) => run(`delete from ${table}`))),
    ...entities({ all, one, run }),
    [Symbol.dispose]: () => database.close(),
  }
}

const begin = (database: DatabaseSync) => {
  const kept = database.prepare('pragma user_version').get()?.['user_version']
  if (kept !== version) for (const table of tables) database.exec(`drop table if exists ${table}`)
  database.exec(schema)
  database.exec(`pragma user_version = ${version}`)
}

const inTransaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

const parse = <T>(row: Row | undefined) => (row ? (JSON.parse(String(row['body'])) as T) : undefined)

const entities = ({ all, one, run }: Pick<Store, 'all' | 'one' | 'run'>) => {
  const next = (name: string) =>
    Number(
      one('insert into counters values (?, 1) on conflict do update set value = value + 1 returning value', [
        name,
      ])!['value'],
    )
  return {
    next,
    put: (kind: string, id: string, entity: { body: unknown; reference?: string | undefined }) => {
      const body = JSON.stringify(entity.body)
      if (run('update entities set body = ? where kind = ? and id = ?', [body, kind, id]) > 0) return
      run('insert into entities (kind, id, seq, reference, body) values (?, ?, ?, ?, ?)', [
        kind,
        id,
        next(`seq:${kind}`),
        entity.reference ?? null,
        body,
      ])
    },
    get: <T>(kind: string, id: string) =>
      parse<T>(one('select body from entities where kind = ? and id = ?', [kind, id])),
    byReference: <T>(kind: string, reference: string) =>
      parse<T>(one('select body from entities where kind = ? and reference = ?', [kind, reference])),
    list: <T>(kind: string) =>
      all('select id, seq, body from entities where kind = ? order by seq desc', [kind]).map((row) => ({
        id: String(row['id']),
        seq: Number(row['seq']),
        body: parse<T>(row)!,
      })),
  }
}
