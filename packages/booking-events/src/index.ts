export { openMessaging } from './open-messaging.ts'
export type { Messaging, MessagingConfig } from './open-messaging.ts'
export { commands, events } from './drafts.ts'
export type { About, AboutOrder } from './drafts.ts'
export { messagingMigrations } from './migrations.ts'
export { commandQueue, eventQueue } from './message.ts'
export type { Draft, Message } from './message.ts'
export type { Outbox } from './outbox.ts'
export type { Inbox } from './inbox.ts'
export type { ConsumersOptions, Delivery, Handlers } from './consumers.ts'
export type { Consumer, SetAside } from './transport/transport.ts'
export { catalogueVersion, commandPayloads, eventPayloads, subscribers } from './catalogue/catalogue.ts'
export type { CommandName, EventName, MessageName, Payload } from './catalogue/catalogue.ts'
export { contact, services, travelDocument, traveller, verticals } from './catalogue/values.ts'
export type {
  Contact,
  SealedTraveller,
  Service,
  TravelDocument,
  Traveller,
  Vertical,
} from './catalogue/values.ts'
export { openDocuments, sealDocuments } from './documents.ts'
export { failureOf } from './unhandled.ts'
export type { AnswerUnhandled, Unhandled } from './unhandled.ts'
