import { firstDifference } from '../runner/compare.ts'
import { noSalt, salt } from '../subgraphs/salt.ts'
import { startSubgraphs } from '../subgraphs/start.ts'
import { kitchenSubgraphs } from '../workloads/kitchen.ts'
import { travelWorkload } from '../workloads/travel.ts'

const post = async (port: number | undefined, query: string, variables?: object): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Dish { id deliveryCost } } }'
const dish = (id: string) => ({ __typename: 'Dish', id, price: 1_000, weight: 100 })

it('answers what differs in its salt alone from one memory, each with its own', async () => {
  const { ports, count, close } = await startSubgraphs({
    data: 'kitchen',
    salted: true,
    subgraphs: kitchenSubgraphs,
  })
  for (const number of [7, 8, 9]) {
    const id = `d1${salt(number)}`
    const answer = await post(ports['pantry'], entities, { r: [dish(id), dish(id)] })
    const expected = { id, deliveryCost: 50 }
    expect(answer).toEqual({ data: { _entities: [expected, expected] } })
  }
  expect(count).toEqual({ requests: 3, executed: 1 })
  await close()
})

it('says the same of the same thing in every subgraph and at every start', async () => {
  const subgraphs = travelWorkload.subgraphs()
  const name =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Hotel { id name starRating } } }'
  const ask = async () => {
    const running = await startSubgraphs({ data: 'travel', salted: false, subgraphs })
    const answer = await post(running.ports['hotels'], name, { r: [{ __typename: 'Hotel', id: 'Hotel-1' }] })
    await running.close()
    return answer
  }
  const first = await ask()
  expect(first).toMatchObject({ data: { _entities: [{ id: 'Hotel-1' }] } })
  expect(await ask()).toEqual(first)
})

it('names the first place where two answers differ', () => {
  const answer = { dishes: [{ id: noSalt, title: 'Soup' }, { id: 'x' }] }
  expect(firstDifference(answer, structuredClone(answer))).toBeUndefined()
  expect(firstDifference({ a: 1, b: 2 }, { b: 2, a: 1 })).toBeUndefined()
  const other = structuredClone(answer)
  other.dishes[0] = { id: noSalt, title: 'Pie' }
  expect(firstDifference(answer, other)).toBe('data.dishes.0.title is "Pie" instead of "Soup"')
  expect(firstDifference(answer, { dishes: answer.dishes.slice(1) })).toContain('data.dishes.0')
})
