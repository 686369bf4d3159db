import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import type { Document } from 'openapi-client-axios'
import { parse } from 'yaml'
import type { Sandbox } from '../src/index.ts'
import { rapidAuthorization } from './clients.ts'

/** Calls an operation by its name in the document; fails unless the answer has the status expected. */
export type CallRapid = (
  name: string,
  parameters: Record<string, unknown>,
  expected: { status: number | readonly number[]; body?: object },
  // What a journey reads of an answer, it says itself.
  // oxlint-disable-next-line typescript/no-explicit-any
) => Promise<any>

/** Rapid's document; undefined where the documents are not at hand. */
export const rapidDocument = (directory: string | undefined): Document | undefined => {
  if (directory === undefined) return undefined
  const file = join(directory, 'expedia-rapid/rapid-v3.openapi.yaml')
  if (!existsSync(file)) return undefined
  return parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Document
}

/** A client made of nothing but Rapid's own document: its operations, parameters and where each of them goes. */
export const generateRapidClient = async (
  sandbox: Sandbox,
  { document, url = `${sandbox.url}/rapid` }: { document: Document; url?: string },
): Promise<CallRapid> => {
  const api = new OpenAPIClientAxios({
    definition: { ...document, servers: [{ url }] },
    axiosConfigDefaults: { paramsSerializer: { indexes: null }, validateStatus: () => true },
    transformOperationName: (name) => name,
  })
  const client = await api.init()
  client.interceptors.request.use((request) => {
    request.headers.set('authorization', rapidAuthorization(sandbox))
    return request
  })
  return async (name, parameters, { status: wanted, body }) => {
    const { status, data } = await client[name]!(parameters as never, body)
    if ([wanted].flat().includes(status)) return data
    throw new Error(`${name} answered ${status} instead of ${wanted}: ${JSON.stringify(data)}`)
  }
}
