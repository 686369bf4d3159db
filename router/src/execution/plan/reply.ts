import { SubgraphFailure } from '../transport.ts'
import { type DataObject, isDataObject } from './data.ts'

/** An error as a subgraph reported it. */
export interface ReportedError {
  message?: unknown
  path?: unknown
  extensions?: unknown
}

/** What a subgraph answered, of the shape GraphQL promises. */
export interface Reply {
  data: DataObject | null | undefined
  errors: readonly ReportedError[]
}

/** @throws SubgraphFailure where the text is no GraphQL answer */
export const readReply = (text: string): Reply => {
  const { data, errors = [] } = (parseObject(text) ?? {}) as { data?: unknown; errors?: unknown }
  const reported = Array.isArray(errors) && errors.every(isDataObject) ? errors : undefined
  if (!reported || !(data === null || data === undefined || isDataObject(data)))
    throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered something that is not GraphQL')
  if (!data && reported.length === 0)
    throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered neither data nor errors')
  return { data, errors: reported }
}

const parseObject = (text: string): DataObject | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isDataObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The entities in an answer, as many as were asked for; undefined where the subgraph has only errors to say. */
export const entitiesIn = (reply: Reply, name: string, count: number): readonly unknown[] | undefined => {
  const list = reply.data?.[name]
  if (list === null || list === undefined) {
    if (reply.errors.length > 0) return undefined
    throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', 'answered no entities and no error')
  }
  if (Array.isArray(list) && list.length === count) return list
  throw new SubgraphFailure(
    'SUBGRAPH_BAD_ANSWER',
    `answered other than the ${count} entities it was asked for`,
  )
}
