import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import type { Migrations } from './database.ts'

const ledger = 'schema_migration'

/** Kysely's migrator over one schema. Its session lock makes processes that start together take turns. */
export const migrateSchema = async (kysely: Kysely<unknown>, schema: string, migrations: Migrations) => {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(inSchema(schema, migrations)) },
    migrationTableSchema: schema,
    migrationTableName: ledger,
    migrationLockTableName: `${ledger}_lock`,
    // A service's own list and the lists of the packages it uses grow apart from each other.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

const inSchema = (schema: string, migrations: Migrations): Record<string, Migration> =>
  Object.fromEntries(
    Object.entries(migrations).map(([name, { up }]) => [name, { up: (db) => upIn(schema, up, db) }]),
  )

const upIn = async (schema: string, up: Migration['up'], db: Kysely<unknown>) => {
  await sql`select set_config('search_path', ${`"${schema}"`}, true)`.execute(db)
  await up(db.withSchema(schema))
}
