import type { Generated } from 'kysely'
import type { Message } from './message.ts'

export interface MessagingTables {
  outbox: {
    seq: Generated<string>
    message: Message
    created_at: Generated<Date>
    /** A relay is busy sending it; past that time the relay is taken for dead. */
    leased_until: Date | null
    sent_at: Date | null
  }
  inbox: {
    message_id: string
    name: string
    handled_at: Generated<Date>
  }
}
