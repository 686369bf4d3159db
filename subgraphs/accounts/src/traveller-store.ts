import { json } from '@wayfare/database'
import type { Migrations } from '@wayfare/database'
import { newId } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'
import { sql } from 'kysely'
import type { Generated, Kysely, Selectable } from 'kysely'
import { openDetails, sealDetails } from './sealed-details.ts'
import type { SealedDetails } from './sealed-details.ts'
import type { SavedTraveller, TravellerDetails } from './traveller.ts'

interface SavedTravellersTable {
  traveller_id: string
  owner_id: string
  details: unknown
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface AccountTables {
  saved_travellers: SavedTravellersTable
}

export const accountMigrations: Migrations = {
  '010-saved-travellers': {
    up: async (db) => {
      await sql`
        create table saved_travellers (
          traveller_id text primary key,
          owner_id text not null,
          details jsonb not null,
          created_at timestamptz not null default clock_timestamp(),
          updated_at timestamptz not null default clock_timestamp()
        )`.execute(db)
      await sql`create index saved_travellers_by_owner on saved_travellers (owner_id, created_at)`.execute(db)
    },
  },
}

/** Saved travellers, each reached only through the user who saved them. Their documents are sealed with `keys`. */
export const createTravellerStore = (db: Kysely<AccountTables>, keys: Keyring) => {
  const toTraveller = reader(keys)
  const own = (ownerId: string) =>
    db.selectFrom('saved_travellers').selectAll().where('owner_id', '=', ownerId)
  return {
    /** In the order they were saved. */
    all: async (ownerId: string): Promise<SavedTraveller[]> => {
      const rows = await own(ownerId).orderBy('created_at').orderBy('traveller_id').execute()
      return rows.map(toTraveller)
    },

    findMany: async (
      ownerId: string,
      travellerIds: readonly string[],
    ): Promise<ReadonlyMap<string, SavedTraveller>> => {
      const among = sql<string>`any(${[...travellerIds]}::text[])`
      const rows = await own(ownerId).where('traveller_id', '=', among).execute()
      return new Map(rows.map((row) => [row.traveller_id, toTraveller(row)]))
    },

    add: async (ownerId: string, details: TravellerDetails): Promise<SavedTraveller> => {
      const travellerId = newId()
      const sealed = sealDetails(keys, { ownerId, travellerId }, details)
      const row = await db
        .insertInto('saved_travellers')
        .values({ traveller_id: travellerId, owner_id: ownerId, details: json(sealed) })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toTraveller(row)
    },

    /** Undefined when the owner keeps nobody by this id. */
    replace: async (
      ownerId: string,
      { travellerId, details }: Pick<SavedTraveller, 'travellerId' | 'details'>,
    ): Promise<SavedTraveller | undefined> => {
      const sealed = sealDetails(keys, { ownerId, travellerId }, details)
      const row = await db
        .updateTable('saved_travellers')
        .set({ details: json(sealed), updated_at: sql<Date>`clock_timestamp()` })
        .where('owner_id', '=', ownerId)
        .where('traveller_id', '=', travellerId)
        .returningAll()
        .executeTakeFirst()
      return row && toTraveller(row)
    },

    remove: async (ownerId: string, travellerId: string): Promise<void> => {
      const kept = db.deleteFrom('saved_travellers').where('owner_id', '=', ownerId)
      await kept.where('traveller_id', '=', travellerId).execute()
    },
  }
}

export type TravellerStore = ReturnType<typeof createTravellerStore>

const reader =
  (keys: Keyring) =>
  (row: Selectable<SavedTravellersTable>): SavedTraveller => {
    const { traveller_id: travellerId, owner_id: ownerId } = row
    const details = openDetails(keys, { ownerId, travellerId }, row.details as SealedDetails)
    return { travellerId, details, updatedAt: row.updated_at }
  }
