import { parse } from 'graphql'
import { createExamples } from '../src/graphiql/examples.ts'

it('gives GraphQL that parses and plans a trip about two months ahead', () => {
  const examples = createExamples(new Date(2026, 10, 22))
  for (const { query } of examples) expect(() => parse(query)).not.toThrow()
  expect(examples[0]?.variables).toMatchObject({
    flights: { slices: [{ date: '2027-01-21' }, { date: '2027-01-28' }] },
    stay: { checkIn: '2027-01-22', checkOut: '2027-01-28' },
  })
})
