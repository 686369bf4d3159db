import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** A value for a `jsonb` column. A bare array would be taken for a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`
