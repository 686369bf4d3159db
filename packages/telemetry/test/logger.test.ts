import { Writable } from 'node:stream'
import { createLogger, withRequest } from '../src/index.ts'
import type { LogFields, Logger } from '../src/index.ts'

/** What a logger writes, line by line. */
const testLog = (options: Parameters<typeof createLogger>[1] = {}) => {
  const lines: string[] = []
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  return { log: createLogger('flights', { ...options, stream }), lines }
}

const written = (
  fields: LogFields,
  write: (log: Logger) => void = (log) => log.info('order placed', fields),
) => {
  const { log, lines } = testLog()
  write(log)
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>
}

describe('a line for machines', () => {
  it('says when, how grave, who and what, then the fields', () => {
    const { log, lines } = testLog()
    log.warn('order placed', { itemId: 'i-1', attempts: 2, nothing: undefined })
    expect(lines).toEqual([
      expect.stringMatching(
        /^\{"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"warn","service":"flights","message":"order placed","itemId":"i-1","attempts":2\}\r?\n$/,
      ),
    ])
  })

  it('belongs to the request during which it was written', () => {
    const fields = { requestId: 'made up', itemId: 'i-1' }
    const line = written(fields, (log) =>
      withRequest({ requestId: 'r-1', traceId: 't-1' }, () => log.info('order placed', fields)),
    )
    expect(line).toMatchObject({ requestId: 'r-1', traceId: 't-1', itemId: 'i-1' })
    expect(written(fields)).toMatchObject({ requestId: 'made up' })
  })

  it('holds no secrets and nobody’s data, at any depth', () => {
    const traveller = { givenName: 'Ada', documents: ['P123'], seat: '12A' }
    expect(
      written({ email: 'ada@example.com', token: 'abc', card: { cvc: '123' }, order: { traveller } }),
    ).toMatchObject({
      email: '[personal]',
      token: '[secret]',
      card: '[secret]',
      order: { traveller: { givenName: '[personal]', documents: '[personal]', seat: '12A' } },
    })
  })

  it('is cut where it is long or deep, and is written for a loop all the same', () => {
    const loop: Record<string, unknown> = { text: 'x'.repeat(3_000), list: Array(80).fill(0) }
    loop['self'] = loop
    const line = written({ loop })
    expect(JSON.stringify(line)).toContain('[deeper]')
    expect(line).toMatchObject({ loop: { text: expect.stringMatching(/x… \(3000 characters\)$/) } })
    expect((line['loop'] as { list: unknown[] }).list).toHaveLength(50)
  })

  it('tells an error with its cause', () => {
    const cause = new Error('refused', { cause: new Error('reset') })
    expect(written({ failure: cause })).toMatchObject({
      failure: {
        message: 'refused',
        stack: expect.stringContaining('logger.test'),
        cause: { message: 'reset' },
      },
    })
  })

  it('is written whatever is in it', () => {
    expect(written({ size: 12n, order: { cents: 7n } })).toMatchObject({ size: '12', order: { cents: '7' } })
    const toJSON = () => {
      throw new Error('no')
    }
    expect(written({ itemId: 'i-1', odd: { toJSON } })).toMatchObject({ itemId: 'i-1', odd: '[unwritable]' })
  })
})

it('writes what is as grave as its level, and nothing when silent', () => {
  const { log, lines } = testLog({ level: 'warn' })
  log.info('one')
  log.error('two')
  expect(lines).toHaveLength(1)
  const silent = testLog({ level: 'silent' })
  silent.log.error('three')
  expect(silent.lines).toEqual([])
})

it('writes a line for people in words', () => {
  const { log, lines } = testLog({ format: 'text' })
  log.info('order placed', { itemId: 'i-1', email: 'ada@example.com' })
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} info flights: order placed \{"itemId":"i-1","email":"\[personal\]"\}/,
  )
})
