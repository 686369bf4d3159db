import type { GraphQLSchema } from 'graphql'
import type { Vocabulary } from '../memory/vocabulary.ts'

/** What the fetches of one operation have around them. */
export interface Around {
  /** The whole supergraph's: entities may be of types that clients do not see. */
  readonly schema: GraphQLSchema
  readonly vocabulary: Vocabulary
}
