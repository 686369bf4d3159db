import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { isObject, readContract, resolve, type Json, type JsonObject } from './contract-document.ts'

export interface ContractRequest {
  readonly method: string
  /** As sent, without the base address: `/air/orders?limit=10`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** The parsed body, absent for none. */
  readonly body?: unknown
}

export interface ContractResponse {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body?: unknown
}

/** A supplier's OpenAPI document as a judge of what is sent and answered. What it does not document is refused. */
export interface Contract {
  /** Throws, saying what is wrong, unless the document knows the operation, its parameters and its body. */
  assertRequest(request: ContractRequest): void
  /** Throws, saying what is wrong, unless the document knows the status and the body fits. */
  assertResponse(response: ContractResponse): void
}

interface Operation {
  /** JSON pointer. */
  readonly pointer: string
  readonly value: JsonObject
  readonly parameters: readonly JsonObject[]
}

/** The contract of that name (`duffel/duffel-v2.openapi.yaml`); undefined where the documents are not at hand. */
export const contract = (name: string, directory: string | undefined): Contract | undefined => {
  const document = directory === undefined ? undefined : readContract(directory, name)
  if (!document) return undefined
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(document, 'contract')
  const validators = new Map<string, ValidateFunction>()
  const validate = (pointer: string, value: unknown, what: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `contract#${encodeURI(pointer)}` })
    validators.set(pointer, known)
    if (known(value)) return
    const problems = (known.errors ?? []).map(
      ({ instancePath, message, params }) => `  ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    )
    throw new Error(`${what} breaks ${name}:\n${[...new Set(problems)].slice(0, 20).join('\n')}`)
  }
  return {
    assertRequest: (request) => assertRequest(document, request, validate),
    assertResponse: (response) => assertResponse(document, response, validate),
  }
}

type Validate = (pointer: string, value: unknown, what: string) => void

const escape = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

const matches = (template: string, path: string) => {
  const pattern = template.replaceAll(/[.+?^$()[\]\\]/g, String.raw`\$&`).replaceAll(/\{[^}]+\}/g, '[^/]+')
  return new RegExp(`^${pattern}$`).test(path)
}

/** The most literal template that fits: `/v3/properties/availability` before `/v3/properties/{id}`. */
const findOperation = (
  document: JsonObject,
  { method, path }: { method: string; path: string },
): Operation => {
  const plain = path.split('?')[0]!
  const paths = document['paths'] as Record<string, JsonObject>
  const [template] = Object.keys(paths)
    .filter((candidate) => matches(candidate, plain))
    .toSorted((a, b) => a.split('{').length - b.split('{').length)
  const value = template === undefined ? undefined : paths[template]![method.toLowerCase()]
  if (template === undefined || !isObject(value)) throw new Error(`no contract knows ${method} ${plain}`)
  const parameters = [paths[template]!['parameters'], value['parameters']].flatMap((list) =>
    Array.isArray(list) ? list.map((parameter) => resolve(document, parameter)) : [],
  )
  return { pointer: `/paths/${escape(template)}/${method.toLowerCase()}`, value, parameters }
}

const jsonPointer = 'content/application~1json/schema'

/** Where a part of the document really stands: pointers do not pass through a `$ref`. */
const locate = (container: Json | undefined, pointer: string) =>
  isObject(container) && typeof container['$ref'] === 'string' ? container['$ref'].slice(1) : pointer

const assertResponse = (document: JsonObject, response: ContractResponse, validate: Validate) => {
  const { pointer, value } = findOperation(document, response)
  const responses = value['responses'] as JsonObject
  const key = String(response.status) in responses ? String(response.status) : 'default'
  const what = `the answer ${response.status} to ${response.method} ${response.path.split('?')[0]}`
  if (!(key in responses)) throw new Error(`${what} is of a status that its contract does not know`)
  const content = resolve(document, responses[key])['content']
  if (!isObject(content) || content['application/json'] === undefined) {
    if (response.body === undefined || response.body === '') return
    throw new Error(`${what} has a body where its contract has none`)
  }
  validate(`${locate(responses[key], `${pointer}/responses/${key}`)}/${jsonPointer}`, response.body, what)
}

const assertRequest = (document: JsonObject, request: ContractRequest, validate: Validate) => {
  const { pointer, value, parameters } = findOperation(document, request)
  const what = `the request ${request.method} ${request.path.split('?')[0]}`
  assertQuery(request, parameters, what)
  for (const { name, required } of parameters.filter((parameter) => parameter['in'] === 'header')) {
    const sent = Object.keys(request.headers ?? {}).some(
      (header) => header.toLowerCase() === String(name).toLowerCase(),
    )
    if (required && request.headers && !sent) throw new Error(`${what} lacks the header ${String(name)}`)
  }
  const body = resolve(document, value['requestBody'])
  if (body['content'] !== undefined && request.body !== undefined)
    validate(`${locate(value['requestBody'], `${pointer}/requestBody`)}/${jsonPointer}`, request.body, what)
  else if (body['required'] === true) throw new Error(`${what} lacks its body`)
  else if (request.body !== undefined) throw new Error(`${what} has a body where its contract has none`)
}

/** Query values are text: names, presence, repetition and listed values are checked, not types. */
const assertQuery = ({ path }: ContractRequest, parameters: readonly JsonObject[], what: string) => {
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const known = new Map(
    parameters
      .filter((parameter) => parameter['in'] === 'query')
      .map((parameter) => [String(parameter['name']), parameter]),
  )
  for (const [name, value] of query) {
    const schema = known.get(name)?.['schema']
    if (!isObject(schema))
      throw new Error(`${what} has the query parameter ${name}, which its contract does not know`)
    const isList = schema['type'] === 'array'
    if (!isList && query.getAll(name).length > 1) throw new Error(`${what} repeats ${name}`)
    const allowed = (isList && isObject(schema['items']) ? schema['items'] : schema)['enum']
    if (Array.isArray(allowed) && !allowed.includes(value))
      throw new Error(`${what} has ${name}=${value}, not one of ${allowed.join(', ')}`)
  }
  for (const [name, { required }] of known)
    if (required && !query.has(name)) throw new Error(`${what} lacks the query parameter ${name}`)
}

/** Runs `define` over a contract; where the documents are not at hand one skipped test says so. */
export const describeContract = (
  name: string,
  define: (contract: Contract) => void,
  directory: string | undefined,
) =>
  describe(`the contract ${name}`, () => {
    const found = contract(name, directory)
    if (found) define(found)
    // oxlint-disable-next-line jest/no-disabled-tests -- a suite must hold a test, and this one says what is missing
    else
      it.skip(`skipped: ${directory ?? 'CONTRACTS_DIR, which is not set,'} has no ${name}`, () => undefined)
  })
