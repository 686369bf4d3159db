import type { Kysely, Transaction } from 'kysely'
import type { Message } from './message.ts'
import type { MessagingTables } from './tables.ts'

export interface Inbox<Tables> {
  /**
   * Runs `write` in one transaction with the note that the message was handled: state, outbox and inbox move together.
   * @returns false, without running it, when the message was handled before
   */
  once(
    message: Pick<Message, 'id' | 'name'>,
    write: (transaction: Transaction<Tables>) => Promise<void>,
  ): Promise<boolean>
}

export const createInbox = <Tables>(db: Kysely<MessagingTables>): Inbox<Tables> => ({
  once: ({ id, name }, write) =>
    db.transaction().execute(async (transaction) => {
      const noted = await transaction
        .insertInto('inbox')
        .values({ message_id: id, name })
        .onConflict((conflict) => conflict.column('message_id').doNothing())
        .executeTakeFirst()
      if (noted.numInsertedOrUpdatedRows === 0n) return false
      // One schema, two views of it: the service's tables and ours.
      await write(transaction as unknown as Transaction<Tables>)
      return true
    }),
})
