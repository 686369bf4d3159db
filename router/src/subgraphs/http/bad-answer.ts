import { SubgraphFailure } from '../../execution/transport.ts'

/** @param why for operators, who find it in the log */
export const notHttp = (why: string): SubgraphFailure =>
  new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered something that is not HTTP', new Error(why))

export const tooLarge = (): SubgraphFailure =>
  new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered more than is accepted')
