import type { Generated } from 'kysely'
import type { Message } from './message.ts'

export interface MessagingTables {
  outbox: {
    seq: Generated<string>
    message: Message
    created_at: Generated<Date>
    /** When the next relay may take it: to send it, or to see what its queue made of it. Null: now. */
    next_at: Date | null
    /** The row is deleted once the queue has finished the message. */
    sent_at: Date | null
  }
  inbox: {
    message_id: string
    name: string
    handled_at: Generated<Date>
  }
}
