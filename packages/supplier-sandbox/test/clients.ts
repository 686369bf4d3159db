import { createHash } from 'node:crypto'
import type { Sandbox } from '../src/index.ts'

export interface Answered {
  readonly method: string
  /** As the contract knows it. */
  readonly path: string
  readonly status: number
  readonly headers: Headers
  // What a test expects of an answer, it says itself.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

/** Speaks to the sandbox as a Duffel client does. */
export const duffelClient = ({ duffel }: Sandbox) => {
  return async (method: string, path: string, data?: unknown): Promise<Answered> => {
    const response = await fetch(duffel.url + path, {
      method,
      headers: {
        authorization: `Bearer ${duffel.token}`,
        'duffel-version': 'v2',
        'content-type': 'application/json',
      },
      body: data === undefined ? undefined : JSON.stringify({ data }),
    })
    return { method, path, status: response.status, headers: response.headers, body: await read(response) }
  }
}

export const rapidAuthorization = ({ rapid }: Sandbox, at = Date.now()) => {
  const timestamp = String(Math.floor(at / 1_000))
  const signature = createHash('sha512')
    .update(rapid.apiKey + rapid.sharedSecret + timestamp)
    .digest('hex')
  return `EAN apikey=${rapid.apiKey},signature=${signature},timestamp=${timestamp}`
}

/** Speaks to the sandbox as a Rapid client does. A path starts with `/v3`, as its links do. */
export const rapidClient = (sandbox: Sandbox, extra: Record<string, string> = {}) => {
  return async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await fetch(`${sandbox.url}/rapid${path}`, {
      method,
      headers: {
        authorization: rapidAuthorization(sandbox),
        'customer-ip': '192.0.2.7',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...extra,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { method, path, status: response.status, headers: response.headers, body: await read(response) }
  }
}

export const post = (url: string, body?: unknown) =>
  fetch(url, { method: 'POST', body: body === undefined ? undefined : JSON.stringify(body) })

export const ledger = async ({ url }: Sandbox) => {
  const response = await fetch(`${url}/_sandbox/ledger`)
  return (await response.json()) as {
    orders: {
      supplier: string
      id: string
      clientReference: string
      state: string
      amount: string
      currency: string
    }[]
    charges: {
      id: string
      clientReference: string
      state: string
      authorised: string
      captured: string
      refunded: string
    }[]
    calls: Record<string, Record<string, number>>
  }
}

export const order = async ({ url }: Sandbox, fault: object): Promise<string> => {
  const response = await post(`${url}/_sandbox/faults`, fault)
  const { id } = (await response.json()) as { id: string }
  return id
}

const aDay = 86_400_000
/** A day so far ahead, `2027-03-01`. */
export const inDays = (days: number) => new Date(Date.now() + days * aDay).toISOString().slice(0, 10)
