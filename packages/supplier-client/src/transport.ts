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
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

type Asked = Pick<WireRequest, 'supplier' | 'operation'>

/** One HTTP exchange: bounded in time and size, no redirects (a signed request is for one host), no retry of its own. */
export const exchange = async (request: WireRequest): Promise<SupplierAnswer> => {
  const { method, url, headers, json, timeoutMs, signal } = request
  const oversize = new AbortController()
  const pending = got(url, {
    method,
    headers: { ...(request.answers === 'text' ? {} : { accept: 'application/json' }), ...headers },
    ...(json === undefined ? {} : { json }),
    throwHttpErrors: false,
    followRedirect: false,
    retry: { limit: 0 },
    timeout: { request: timeoutMs },
    signal: AbortSignal.any([signal, oversize.signal]),
  })
  void pending.on('downloadProgress', ({ transferred }) => {
    if (transferred > maxBytes) oversize.abort()
  })
  const response = await pending.catch((error: unknown) => {
    if (oversize.signal.aborted) throw badAnswer(request, `sent more than ${maxBytes} bytes`)
    throw networkFailure(request, error)
  })
  if (response.rawBody.length > maxBytes) throw badAnswer(request, `sent more than ${maxBytes} bytes`)
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
  } catch (cause) {
    if (!ok) return undefined
    throw badAnswer(request, 'sent a body that is no JSON', cause)
  }
}

export const badAnswer = ({ supplier, operation }: Asked, problem: string, cause?: unknown) =>
  new DomainError('BAD_ANSWER', `${supplier} ${problem} to ${operation}`, { supplier, cause })

const networkFailure = ({ supplier, operation }: Asked, cause: unknown) => {
  const code = cause instanceof RequestError ? cause.code : ''
  const late = code === 'ETIMEDOUT' || code === 'ERR_ABORTED'
  return late
    ? new DomainError('TIMED_OUT', `${supplier} did not answer ${operation} in time`, { supplier, cause })
    : new DomainError('UNAVAILABLE', `${supplier} could not be reached for ${operation}`, { supplier, cause })
}
