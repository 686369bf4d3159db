import { noSalt } from '../subgraphs/salt.ts'
import { kitchenQuery, kitchenSubgraphs } from './kitchen.ts'
import { requestBody, type Workload } from './workload.ts'

const kitchen = {
  data: 'kitchen' as const,
  subgraphs: () => kitchenSubgraphs,
}

/** The same request again and again. */
export const deepWorkload: Workload = {
  ...kitchen,
  id: 'b',
  title: 'One deep query',
  about:
    'One fixed query of one viewer over four subgraphs, the same few entities repeated all over its answer: stock sends 530 representations of 49 different ones in 16 requests.',
  salted: false,
  groups: () => [{ weight: 1, bodies: [requestBody(kitchenQuery)] }],
}

/** The same shape, with other ids in every request and in everything that follows from it. */
export const distinctWorkload: Workload = {
  ...kitchen,
  id: 'c',
  title: 'Every request different',
  about:
    'The same query, but every request has a variable of its own that is part of every id: no two requests have any subgraph request in common.',
  salted: true,
  groups: () => [{ weight: 1, bodies: [requestBody(kitchenQuery, { salt: noSalt })] }],
}
