/**
 * Asks a subgraph, with a GraphQL request as JSON, and brings the text of its answer.
 * @throws SubgraphFailure
 */
export type Ask = (subgraph: string, body: string, operation: 'query' | 'mutation') => Promise<string>
