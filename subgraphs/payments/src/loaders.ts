import { createLoader } from '@wayfare/subgraph-kit'
import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { Payments } from './payments.ts'

/** One request's loaders: payments that are asked for together are read together. */
export const createLoaders = (payments: Payments, { viewer }: SubgraphContext) => ({
  payments: createLoader((ids) => payments.findMany(ids, viewer), { what: 'Payment' }),
})

export type PaymentLoaders = ReturnType<typeof createLoaders>
