import type { Answer, Call, Operation } from '../operation.ts'
import type { World } from '../world/world.ts'
import {
  confirmCancellation,
  createCancellation,
  getCancellation,
  listCancellations,
} from './cancellations.ts'
import { requireDuffelHeaders } from './protocol.ts'
import { listOrders } from './order-list.ts'
import { createOrder, getOrder, updateOrder } from './orders.ts'
import { createPayment, getPayment, listPayments } from './payments.ts'
import { getAirline, getAirport, listAirlines, listAirports, suggestPlaces } from './reference.ts'
import { getOffer, getRequest, listOffers, priceOffer, search } from './search.ts'

type Handler = (world: World, call: Call) => Answer
type Row = [
  name: string,
  method: Operation['method'],
  path: string,
  handler: Handler,
  suffers?: Operation['suffers'],
]

const orderFaults = [
  'sold-out',
  'price-changed',
  'delayed-confirmation',
  'accepted',
  'creation-failed',
] as const

const rows: Row[] = [
  ['createOfferRequest', 'POST', '/air/offer_requests', search, ['sold-out']],
  ['getOfferRequest', 'GET', '/air/offer_requests/:id', getRequest],
  ['listOffers', 'GET', '/air/offers', listOffers],
  ['getOffer', 'GET', '/air/offers/:id', getOffer, ['sold-out', 'price-changed']],
  ['priceOffer', 'POST', '/air/offers/:id/actions/price', priceOffer, ['sold-out', 'price-changed']],
  ['createOrder', 'POST', '/air/orders', createOrder, orderFaults],
  ['getOrder', 'GET', '/air/orders/:id', getOrder],
  ['listOrders', 'GET', '/air/orders', listOrders],
  ['updateOrder', 'PATCH', '/air/orders/:id', updateOrder],
  ['createPayment', 'POST', '/air/payments', createPayment, ['price-changed']],
  ['listPayments', 'GET', '/air/payments', listPayments],
  ['getPayment', 'GET', '/air/payments/:id', getPayment],
  ['createOrderCancellation', 'POST', '/air/order_cancellations', createCancellation],
  ['listOrderCancellations', 'GET', '/air/order_cancellations', listCancellations],
  ['getOrderCancellation', 'GET', '/air/order_cancellations/:id', getCancellation],
  ['confirmOrderCancellation', 'POST', '/air/order_cancellations/:id/actions/confirm', confirmCancellation],
  ['listAirlines', 'GET', '/air/airlines', (_, call) => listAirlines(call)],
  ['getAirline', 'GET', '/air/airlines/:id', (_, call) => getAirline(call)],
  ['listAirports', 'GET', '/air/airports', (_, call) => listAirports(call)],
  ['getAirport', 'GET', '/air/airports/:id', (_, call) => getAirport(call)],
  ['getPlaceSuggestions', 'GET', '/places/suggestions', (_, call) => suggestPlaces(call)],
]

export const duffelOperations = (world: World): Operation[] =>
  rows.map(([name, method, path, handler, suffers = []]) => ({
    supplier: 'duffel',
    name,
    method,
    path: `/duffel${path}`,
    suffers,
    handle: (call) => {
      requireDuffelHeaders(call)
      return handler(world, call)
    },
  }))
