/**
 * Asks a subgraph, with a GraphQL request as JSON, and brings the bytes of its answer.
 * @throws SubgraphFailure
 */
export type Ask = (subgraph: string, body: Buffer, operation: 'query' | 'mutation') => Promise<Buffer>
