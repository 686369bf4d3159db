import fc from 'fast-check'
import { writeName } from '../../src/index.ts'
import type { NameRule } from '../../src/index.ts'

const ascii: NameRule = { alphabet: 'ASCII', maxLength: 60 }
const latin1: NameRule = { alphabet: 'LATIN_1', maxLength: 60 }
const extended: NameRule = { alphabet: 'LATIN_EXTENDED_A', maxLength: 20 }

const written = (rule: NameRule, familyName: string) => {
  const name = writeName(rule, { givenName: 'Ada', familyName })
  return name.ok ? name.written.familyName : name.problems[0]!.problem
}

it.each([
  ['Łukasz', 'Lukasz', 'Lukasz', 'Łukasz'],
  ['O’Brien', "O'Brien", "O'Brien", "O'Brien"],
  ['Dvořák', 'Dvorak', 'Dvorák', 'Dvořák'],
  ['Müller', 'Mueller', 'Müller', 'Müller'],
  ['MÜLLER', 'MUELLER', 'MÜLLER', 'MÜLLER'],
  ['Ærø', 'Aeroe', 'Ærø', 'Aerø'],
  ['ÆRØ', 'AEROE', 'ÆRØ', 'AERØ'],
  ['Groß', 'Gross', 'Groß', 'Groß'],
  ['Núñez', 'Nunez', 'Núñez', 'Núñez'],
  ['Ångström', 'Aangstroem', 'Ångström', 'Ångström'],
  ['Þórsson', 'Thorsson', 'Þórsson', 'Thórsson'],
  ['Nguyễn Thị Ánh', 'Nguyen Thi Anh', 'Nguyen Thi Ánh', 'Nguyen Thi Ánh'],
  ['Đặng', 'Dang', 'Dang', 'Đang'],
  ['İnönü', 'Inoenue', 'Inönü', 'İnönü'],
  ['Saint‑Exupéry', 'Saint-Exupery', 'Saint-Exupéry', 'Saint-Exupéry'],
  ['Gal·la', 'Galla', 'Galla', 'Galla'],
  ['St. John', 'St John', 'St John', 'St John'],
  ['  van  der   Berg ', 'van der Berg', 'van der Berg', 'van der Berg'],
  ['Ｓｍｉｔｈ', 'Smith', 'Smith', 'Smith'],
  ['Dvor\u030ca\u0301k', 'Dvorak', 'Dvorák', 'Dvořák'],
  ["'t Hooft", "'t Hooft", "'t Hooft", "'t Hooft"],
])('writes %s in each alphabet', (name, inAscii, inLatin1, inExtended) => {
  expect([ascii, latin1, extended].map((rule) => written(rule, name))).toEqual([
    inAscii,
    inLatin1,
    inExtended,
  ])
})

it.each(['Щукин', 'Παπαδόπουλος', 'عبد الله', '王小明', '김민수', 'たなか', 'สมชาย', 'Ada Щукин'])(
  'refuses %s: only the passport knows its Latin spelling',
  (name) => {
    expect(writeName(ascii, { givenName: 'Ada', familyName: name })).toEqual({
      ok: false,
      problems: [
        {
          field: 'familyName',
          problem: 'has letters that are not Latin, which suppliers cannot write',
          hint: 'Send the name in Latin letters, as the two lines at the bottom of the passport spell it.',
        },
      ],
    })
  },
)

it.each(['R2D2', 'Ada 😀', 'a@b', '1', '-', "'", '???', 'Ada/Lovelace', 'Ꜣ'])(
  'refuses %s as a name',
  (name) => {
    expect(writeName(ascii, { givenName: name, familyName: name })).toMatchObject({
      ok: false,
      problems: [{ field: 'givenName' }, { field: 'familyName' }],
    })
  },
)

it('shortens as airlines do: whole names from the end, a single word at the limit', () => {
  const name = writeName(extended, {
    givenName: 'María Guadalupe Esperanza',
    familyName: 'Wolfeschlegelsteinhausenbergerdorff',
  })
  expect(name).toEqual({
    ok: true,
    written: { givenName: 'María Guadalupe', familyName: 'Wolfeschlegelsteinha' },
    shortened: true,
  })
})

it('sends a single name as both', () => {
  expect(writeName(ascii, { familyName: 'Suharto' })).toEqual({
    ok: true,
    written: { givenName: 'Suharto', familyName: 'Suharto' },
    shortened: false,
  })
  expect(writeName(ascii, { familyName: '1' })).toMatchObject({ problems: [{ field: 'familyName' }] })
})

it('writes nothing that a supplier cannot take, and writes it the same when it is written again', () => {
  const rules: [NameRule, RegExp][] = [
    [ascii, /^[A-Za-z' -]{1,60}$/],
    [latin1, /^[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff' -]{1,60}$/],
    [extended, /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f' -]{1,20}$/],
  ]
  const letters = fc.string({ unit: 'grapheme', maxLength: 4 })
  const unit = fc.constantFrom(..."aÄößłŁřæÆÞþðŒĳễĐıİ’'ʻ-‑. \u0301\u00ad")
  const latin = fc.string({ unit, maxLength: 100 })
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.oneof(letters, latin), ([rule, pattern], familyName) => {
      const name = writeName(rule, { familyName })
      fc.pre(name.ok)
      expect(name.written.familyName).toMatch(pattern)
      expect(writeName(rule, { familyName: name.written.familyName })).toMatchObject({
        written: name.written,
      })
    }),
    { numRuns: 500 },
  )
})
