import type { Answer, Call, Operation } from '../operation.ts'
import type { World } from '../world/world.ts'
import {
  confirmCancellation,
  createCancellation,
  getCancellation,
  listCancellations,
} from './cancellations.ts'
import { requireDuffelCredentials } from './manners.ts'
import { createOrder, getOrder, listOrders } from './orders.ts'
import { createPayment } from './payments.ts'
import { listAirlines, listAirports, suggestPlaces } from './reference.ts'
import { getOffer, getRequest, listOffers, search } from './search.ts'

type Handler = (world: World, call: Call) => Answer
type Row = [
  name: string,
  method: 'GET' | 'POST',
  path: string,
  handler: Handler,
  suffers?: Operation['suffers'],
]

const rows: Row[] = [
  ['createOfferRequest', 'POST', '/air/offer_requests', search, ['sold-out']],
  ['getOfferRequest', 'GET', '/air/offer_requests/:id', getRequest],
  ['listOffers', 'GET', '/air/offers', listOffers],
  ['getOffer', 'GET', '/air/offers/:id', getOffer, ['sold-out', 'price-changed']],
  ['priceOffer', 'POST', '/air/offers/:id/actions/price', getOffer, ['sold-out', 'price-changed']],
  ['createOrder', 'POST', '/air/orders', createOrder, ['sold-out', 'price-changed', 'delayed-confirmation']],
  ['getOrder', 'GET', '/air/orders/:id', getOrder],
  ['listOrders', 'GET', '/air/orders', listOrders],
  ['createPayment', 'POST', '/air/payments', createPayment, ['price-changed']],
  ['createOrderCancellation', 'POST', '/air/order_cancellations', createCancellation],
  ['listOrderCancellations', 'GET', '/air/order_cancellations', listCancellations],
  ['getOrderCancellation', 'GET', '/air/order_cancellations/:id', getCancellation],
  ['confirmOrderCancellation', 'POST', '/air/order_cancellations/:id/actions/confirm', confirmCancellation],
  ['listAirlines', 'GET', '/air/airlines', (_, call) => listAirlines(call)],
  ['listAirports', 'GET', '/air/airports', (_, call) => listAirports(call)],
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
      requireDuffelCredentials(call)
      return handler(world, call)
    },
  }))
