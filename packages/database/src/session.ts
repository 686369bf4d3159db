import type { CustomTypesConfig } from 'pg'
import pg from 'pg'

/**
 * Where unqualified names resolve. BullMQ's SQL is unqualified and gets no search path on a pool that it is handed;
 * the services' SQL always names its schema.
 */
export const searchPath = 'bullmq, public'

const date = 1082
const dateArray = 1182
const textArray = 1009

/** node-postgres' own parsing, except that a calendar day stays the text it is instead of a midnight somewhere. */
export const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === date) return (text: string) => text
    return pg.types.getTypeParser(oid === dateArray ? textArray : oid, format as 'text')
  }) as CustomTypesConfig['getTypeParser'],
}
