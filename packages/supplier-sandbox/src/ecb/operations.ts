import type { Operation, SupplierProtocol } from '../operation.ts'
import { ecbRates } from './rates.ts'

export const ecbPath = '/ecb/stats/eurofxref/eurofxref-daily.xml'

const publishedAtHour = 15
const dayMs = 86_400_000

/** The last working day whose rates are out by now: they appear at about 16:00 in Frankfurt. */
const publicationDay = (now: Date): string => {
  const day = new Date(now.getTime() - publishedAtHour * 3_600_000)
  const weekday = day.getUTCDay()
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0
  return new Date(day.getTime() - back * dayMs).toISOString().slice(0, 10)
}

const document = (now: Date) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
		<Cube time='${publicationDay(now)}'>
${Object.entries(ecbRates)
  .map(([currency, rate]) => `			<Cube currency='${currency}' rate='${rate}'/>`)
  .join('\n')}
		</Cube>
	</Cube>
</gesmes:Envelope>
`

export const ecbOperations = (): Operation[] => [
  {
    supplier: 'ecb',
    name: 'getDailyRates',
    method: 'GET',
    path: ecbPath,
    handle: ({ now }) => ({ status: 200, headers: { 'content-type': 'text/xml' }, body: document(now) }),
  },
]

const page = (status: number, text: string) => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><body><h1>${status} ${text}</h1></body></html>`,
})

export const ecbProtocol = (): SupplierProtocol => ({
  prefix: '/ecb',
  headers: () => ({}),
  notFound: () => page(404, 'Not Found'),
  unreadable: () => page(400, 'Bad Request'),
  rateLimited: () => page(429, 'Too Many Requests'),
  serverError: (hit) =>
    hit % 2 === 1 ? page(500, 'Internal Server Error') : page(503, 'Service Unavailable'),
})
