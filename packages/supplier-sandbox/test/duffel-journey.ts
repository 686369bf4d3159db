import type { Answered } from './clients.ts'
import { aHold, anOrder, aSearch, holdable, offersOf } from './flights.ts'

type Client = (method: string, path: string, data?: unknown) => Promise<Answered>

/** Every operation that Duffel's sandbox serves, on its good way and on some that are refused. */
export const duffelJourney = async (call: Client): Promise<void> => {
  await searchAndPrice(call)
  await orderAndCancel(call)
  await holdAndPay(call)
  await readPlaces(call)
  await beRefused(call)
}

const searchAndPrice = async (call: Client) => {
  const { body } = await call('POST', '/air/offer_requests?return_offers=true&supplier_timeout=5000', {
    ...aSearch(),
    passengers: [{ type: 'adult' }, { age: 14 }, { age: 1 }],
  })
  const { id, offers } = body.data
  await call('GET', `/air/offer_requests/${id}`)
  await call('GET', `/air/offers?offer_request_id=${id}&limit=3&sort=-total_duration&max_connections=1`)
  await call('GET', `/air/offers/${offers[0].id}?return_available_services=true`)
  await call('POST', `/air/offers/${offers[0].id}/actions/price`)
}

const orderAndCancel = async (call: Client) => {
  const [offer] = await offersOf(call)
  const { body } = await call('POST', '/air/orders', anOrder(offer))
  const { id } = body.data
  await call('GET', `/air/orders/${id}`)
  await call('PATCH', `/air/orders/${id}`, { metadata: { reference: 'item-2' } })
  await call('GET', `/air/orders?offer_id=${offer.id}`)
  await call('GET', '/air/orders?limit=1&sort=-created_at&passenger_name[]=Lovelace&awaiting_payment=false')
  const { body: quote } = await call('POST', '/air/order_cancellations', { order_id: id })
  const path = `/air/order_cancellations/${quote.data.id}`
  await call('GET', path)
  await call('GET', `/air/order_cancellations?order_id=${id}`)
  await call('POST', `${path}/actions/confirm`)
  await call('GET', `/air/orders/${id}`)
}

const holdAndPay = async (call: Client) => {
  const { body } = await call('POST', '/air/orders', aHold(holdable(await offersOf(call))))
  const { id, total_amount: amount, total_currency: currency } = body.data
  const payment = { type: 'balance', amount, currency }
  const { body: paid } = await call('POST', '/air/payments', { order_id: id, payment })
  await call('GET', `/air/payments/${paid.data.id}`)
  await call('GET', `/air/payments?order_id=${id}`)
}

const readPlaces = async (call: Client) => {
  const { body } = await call('GET', '/air/airlines?limit=1')
  await call('GET', `/air/airlines/${body.data[0].id}`)
  await call('GET', '/air/airports?iata_country_code=GB')
  await call('GET', '/air/airports/arp_lhr_gb')
  await call('GET', '/places/suggestions?query=lond')
}

const beRefused = async (call: Client) => {
  await call('GET', '/air/offers/off_nothing')
  await call('GET', '/air/orders/ord_nothing')
  const [offer] = await offersOf(call)
  await call('POST', '/air/orders', anOrder(offer, { payments: undefined }))
  await call('POST', '/air/orders', anOrder(offer))
  await call('POST', '/air/orders', anOrder(offer))
}
