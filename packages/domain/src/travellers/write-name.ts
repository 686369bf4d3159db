import type { NameRule } from '../requirements.ts'
import { plainSpelling, transliterate } from './letters.ts'

export interface PersonName {
  /** Undefined for somebody whose documents show a single name, which is `familyName` then. */
  givenName?: string | undefined
  familyName: string
}

export interface WrittenName {
  givenName: string
  familyName: string
}

export interface NameProblem {
  field: 'givenName' | 'familyName'
  /** After the field's name: `has letters …`. */
  problem: string
  hint: string
}

export type NameWriting =
  | { ok: true; written: WrittenName; shortened: boolean }
  | { ok: false; problems: readonly NameProblem[] }

/**
 * A name as a supplier takes it. Latin letters that it cannot write are transliterated, other scripts are refused: only
 * the passport knows how it spells them. A single name is sent as given name and family name, as airlines ask for it.
 */
export const writeName = (rule: NameRule, { givenName, familyName }: PersonName): NameWriting => {
  const family = writePart(rule, 'familyName', familyName)
  const given = givenName === undefined ? family : writePart(rule, 'givenName', givenName)
  const problems = [given, family].flatMap((part) => ('problem' in part ? [part] : []))
  if ('problem' in given || 'problem' in family) return { ok: false, problems: [...new Set(problems)] }
  return {
    ok: true,
    written: { givenName: given.text, familyName: family.text },
    shortened: given.shortened || family.shortened,
  }
}

type Part = NameProblem | { text: string; shortened: boolean }

const writePart = ({ alphabet, maxLength }: NameRule, field: NameProblem['field'], name: string): Part => {
  const plain = plainSpelling(name)
  if (!/\p{L}/u.test(plain))
    return { field, problem: 'has no letters', hint: 'Send the name as the travel document shows it.' }
  const written = transliterate(plain, alphabet)
  if (written === undefined) return { field, ...unwritable(plain) }
  const text = shorten(written, maxLength)
  return { text, shortened: text !== written }
}

const unwritable = (plain: string) =>
  /(?!\p{Script=Latin})\p{L}/u.test(plain)
    ? {
        problem: 'has letters that are not Latin, which suppliers cannot write',
        hint: 'Send the name in Latin letters, as the two lines at the bottom of the passport spell it.',
      }
    : {
        problem: 'has characters that are not part of a name',
        hint: 'Send letters, spaces, hyphens and apostrophes only.',
      }

/**
 * As airlines shorten: whole words are left out from the end while they do not fit, and a single word is cut. The first
 * given name and the beginning of the family name are what is compared with the passport.
 */
const shorten = (name: string, maxLength: number): string => {
  if (name.length <= maxLength) return name
  const end = name.slice(0, maxLength + 1).search(/[ -][^ -]*$/)
  return (end > 0 ? name.slice(0, end) : name.slice(0, maxLength)).replace(/[-' ]+$/, '')
}
