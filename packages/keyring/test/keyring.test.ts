import { parseEnv } from '@wayfare/config'
import { keyring, newKey, openKeyring } from '../src/index.ts'
import { z } from 'zod'

const ringOf = (...entries: string[]) =>
  openKeyring(parseEnv(z.object({ KEYS: keyring() }), { KEYS: entries.join(',') }).KEYS)

const [older, newer] = [newKey('a'), newKey('b')]

describe('a keyring', () => {
  it('opens what it sealed, and shows nothing of it before', () => {
    const ring = ringOf(older)
    const sealed = ring.seal('P1234567', 'booking 1')
    expect(sealed).not.toContain('P1234567')
    expect(ring.open(sealed, 'booking 1')).toBe('P1234567')
  })

  it('seals the same text differently each time', () => {
    const ring = ringOf(older)
    expect(ring.seal('P1234567', 'booking 1')).not.toBe(ring.seal('P1234567', 'booking 1'))
  })

  it('opens nothing under another context, changed, or cut short', () => {
    const ring = ringOf(older)
    const sealed = ring.seal('P1234567', 'booking 1')
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    for (const [text, context] of [
      [sealed, 'booking 2'],
      [changed, 'booking 1'],
      [sealed.slice(0, 12), 'booking 1'],
      ['', 'booking 1'],
    ] as const)
      expect(() => ring.open(text, context)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
  })

  it('is rotated: the newest key makes, every key of the ring checks', () => {
    const before = ringOf(older)
    const [sealed, tag] = [before.seal('P1234567', 'booking 1'), before.authenticate('rapid~1')]
    const rotated = ringOf(newer, older)
    expect(rotated.open(sealed, 'booking 1')).toBe('P1234567')
    expect(rotated.isAuthentic('rapid~1', tag)).toBe(true)
    expect(rotated.seal('P1234567', 'booking 1')).toMatch(/^b\./)
    const after = ringOf(newer)
    expect(after.isAuthentic('rapid~1', tag)).toBe(false)
    expect(() => after.open(sealed, 'booking 1')).toThrow('not in the keyring')
  })

  it('finds no tag authentic but its own', () => {
    const ring = ringOf(older)
    const tag = ring.authenticate('rapid~1')
    expect(tag).toMatch(/^[\w-]{16}$/)
    expect(ring.isAuthentic('rapid~1', tag)).toBe(true)
    for (const other of ['', tag.slice(1), `${tag}A`, tag.toUpperCase().toLowerCase()])
      expect(ring.isAuthentic('rapid~1', other)).toBe(false)
    expect(ring.isAuthentic('rapid~2', tag)).toBe(false)
  })

  it('names the variable whose keys are too short, unnamed or named alike', () => {
    for (const text of ['a:c2hvcnQ=', older.slice(2), `${older},${older}`])
      expect(() => ringOf(text)).toThrow(/KEYS is malformed \(expected name:key pairs/)
  })
})
