import { DomainError } from '@wayfare/domain'
import got, { RequestError } from 'got'
import type { SupplierAnswer } from './supplier-failure.ts'

/** No answer of a supplier that we use comes near it; past it we stop reading. */
const maxBytes = 8 * 1024 * 1024

export interface WireRequest {
  readonly supplier: string
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly json?: unknown
  /** What a successful body is; `text` is handed over as it came. */
  readonly answers?: 'json' | 'text'
  /** Bounds the exchange in time: aborts with a DomainError as its reason. */
  readonly signal: AbortSignal
}

type Called = Pick<WireRequest, 'supplier' | 'operation'>

/** One HTTP exchange: bounded in size, no redirects (a signed request is for one host), no retry of its own. */
export const exchange = async (request: WireRequest): Promise<SupplierAnswer> => {
  const { method, url, headers, json, signal } = request
  const oversize = new AbortController()
  const pending = got(url, {
    method,
    headers: { ...(request.answers === 'text' ? {} : { accept: 'application/json' }), ...headers },
    ...(json === undefined ? {} : { json }),
    throwHttpErrors: false,
    followRedirect: false,
    retry: { limit: 0 },
    signal: AbortSignal.any([signal, oversize.signal]),
  })
  void pending.on('downloadProgress', ({ transferred }) => {
    if (transferred > maxBytes) oversize.abort()
  })
  const response = await pending.catch((error: unknown) => {
    if (oversize.signal.aborted) throw badAnswer(request, { problem: 'more than 8 MB' })
    throw signal.aborted ? signal.reason : networkFailure(request, error)
  })
  if (response.rawBody.length > maxBytes) throw badAnswer(request, { problem: 'more than 8 MB' })
  return {
    status: response.statusCode,
    headers: response.headers,
    body: request.answers === 'text' ? response.body : parseBody(response, request),
  }
}

/** An error page of HTML is still an error answer, told by its status; a success must be JSON. */
const parseBody = ({ body, ok }: { body: string; ok: boolean }, request: WireRequest): unknown => {
  if (body.trim() === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    if (!ok) return undefined
    throw badAnswer(request, { problem: 'not JSON' }) // the parser's error quotes the body
  }
}

/** `problem` is in our words; nothing of the answer itself is kept. */
export const badAnswer = ({ supplier, operation }: Called, problem: object) =>
  new DomainError('BAD_ANSWER', `${supplier} sent an answer that could not be understood.`, {
    supplier,
    cause: { operation, ...problem },
  })

/** What the HTTP client throws holds the whole request, credentials and travellers included: only its code is kept. */
const networkFailure = ({ supplier, operation }: Called, thrown: unknown) => {
  const code =
    thrown instanceof RequestError && /^[A-Z0-9_]{1,40}$/.test(thrown.code) ? thrown.code : 'unknown'
  const cause = { operation, networkError: code }
  return code === 'ETIMEDOUT'
    ? new DomainError('TIMED_OUT', `${supplier} did not answer in time.`, { supplier, cause })
    : new DomainError('UNAVAILABLE', `${supplier} could not be reached.`, { supplier, cause })
}
