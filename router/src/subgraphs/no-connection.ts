import { SubgraphFailure } from '../execution/transport.ts'

/** No connection became free: we have too many calls under way, which says nothing about the subgraph. */
export class NoConnection extends SubgraphFailure {
  constructor() {
    super('SUBGRAPH_UNAVAILABLE', 'has too many calls under way')
  }
}
