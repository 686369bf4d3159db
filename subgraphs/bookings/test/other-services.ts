import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { events, messagingMigrations, openMessaging } from '@wayfare/booking-events'
import type { CommandName, Draft, Handlers, Message, Payload, Service } from '@wayfare/booking-events'
import type { Database } from '@wayfare/database'
import { globalId, money } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'

export const flightOffer = (ref: string = crypto.randomUUID()) => globalId('FlightOffer', ref)
export const hotelOffer = (ref: string = crypto.randomUUID()) => globalId('HotelOffer', ref)

/** What an offer costs: the usual amount of EUR, or what its reference begins with, such as `5.124-KWD`. */
const priceOf = ({ id }: { id: string }, usual: string) => {
  const ref = Buffer.from(id, 'base64url').toString()
  const [, amount = usual, currency = 'EUR'] = /:(\d+\.\d+)-([A-Z]{3})/.exec(ref) ?? []
  return { price: { total: { amount, currency } }, expiresAt: null }
}

/** Answers the two queries that bookings has for verticals: offers cost 100 EUR, cancelling gives back 60. */
export const startVerticals = async () => {
  const terms = {
    cancellationTerms: {
      refund: { amount: '60.00', currency: 'EUR' },
      refundTo: 'PAYMENT',
      validUntil: null,
    },
  }
  const queries: string[] = []
  let total = '100.00'
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const { query, variables } = JSON.parse(body)
      queries.push(query)
      const entityOf = query.includes('cancellationTerms')
        ? () => terms
        : (of: Parameters<typeof priceOf>[0]) => priceOf(of, total)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ data: { _entities: variables.of.map(entityOf) } }))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    queries,
    /** What each offer costs from now on, in EUR. */
    setPrice: (amount: string) => {
      total = amount
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Answer = (command: Message) => Draft | undefined

/** Flights, hotels and payments at the other end of the queues; what they answer can be changed while they run. */
export const openOtherServices = async (database: Database, log: Logger) => {
  const received: Message[] = []
  let answer: Answer = answerWell
  const open = async (service: Service, names: readonly CommandName[]) => {
    await database.migrate(service, messagingMigrations)
    const messaging = await openMessaging<unknown>({ service, database }, log)
    const handle = async (_: unknown, { message }: { message: Message }) => {
      await messaging.inbox.once(message, async (tx) => {
        received.push(message)
        const draft = answer(message)
        if (draft) await messaging.outbox.publish(tx, draft)
      })
    }
    await messaging.consume(Object.fromEntries(names.map((name) => [name, handle])) as unknown as Handlers)
    return {
      publish: (draft: Draft) =>
        database
          .forService<unknown>(service)
          .transaction()
          .execute((tx) => messaging.outbox.publish(tx, draft)),
      close: messaging.close,
    }
  }
  const orders = ['order.hold', 'order.confirm', 'order.cancel'] as const
  const flights = await open('flights', orders)
  const hotels = await open('hotels', orders)
  const payments = await open('payments', [
    'payment.authorise',
    'payment.capture',
    'payment.void',
    'payment.refund',
  ])
  return {
    received,
    /** Answers with this where it gives something, else as if all went well. */
    answerWith: (special: Answer) => {
      answer = (command) => special(command) ?? answerWell(command)
    },
    /** Answers nothing to these commands. */
    ignore: (...names: CommandName[]) => {
      answer = (command) => (names.some((name) => name === command.name) ? undefined : answerWell(command))
    },
    say: (draft: Draft) => flights.publish(draft),
    close: () => Promise.all([flights, hotels, payments].map((each) => each.close())),
  }
}

export type OtherServices = Awaited<ReturnType<typeof openOtherServices>>

const price = money('100.00', 'EUR')

export const answerWell: Answer = (command) => {
  const payload = command.payload as Payload<CommandName> & { itemId: string; paymentId: string }
  const { itemId, paymentId } = payload
  const order = { itemId, orderId: globalId('FlightOrder', itemId), price }
  switch (command.name) {
    case 'order.hold':
      return events.orderHeld(command, {
        ...order,
        supplierReference: null,
        confirmBy: null,
        reversible: false,
      })
    case 'order.confirm':
      return events.orderConfirmed(command, { ...order, supplierReference: 'PNR123' })
    case 'order.cancel':
      return events.orderCancelled(command, { itemId, refund: money('60.00', 'EUR') })
    case 'payment.authorise':
      return events.paymentAuthorised(command, { paymentId, amount: price })
    case 'payment.capture':
      return events.paymentCaptured(command, { paymentId, amount: price })
    case 'payment.void':
      return events.paymentVoided(command, { paymentId })
    case 'payment.refund':
      return events.paymentRefunded(command, { ...command.payload })
    default:
      return undefined
  }
}
