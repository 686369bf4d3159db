import { z } from 'zod'
import { GraphQLError } from 'graphql'
import { contact, traveller } from '@wayfare/booking-events'
import { checkInput, contactInput, scalarField, scalarResolvers, travellerInput } from '../src/index.ts'

const strict = scalarResolvers('strict')
const names = Object.keys(strict) as Parameters<typeof scalarField>[0][]

const read = (name: string, text: string): string | undefined => {
  try {
    return String(strict[name]!.parseValue(text))
  } catch (error) {
    if (error instanceof GraphQLError) return undefined
    throw error
  }
}

/** Texts that made patterns backtrack, and the pieces that longer ones are made of. */
const seeds = [
  '+1', '1', '0', '00', '-', '.', '@', 'a', 'a.', 'a@', 'a-', '.a', 'P1Y', 'PT1', 'T', ':', '2027-03-01', '2027-', '/',
  'http://', 'http://a.', '%', '%41', '(', ')', ' ', '\t', '\n', '\0', '\u007f', 'ä', 'ß', '１', '٣', '王', '\u0301',
  '\u200b', '\u202e', '\uFDFA', '\uD800', '\uDC00', '😀', 'Asia/Tokyo', 'EUR', 'jp', 'xn--', '\\', '"', "'", '<', '{',
] // prettier-ignore
const lengths = [1, 2, 10, 28, 31, 64, 127, 254, 1_000, 20_000, 200_000]
const hostile = [
  '',
  `+${'1'.repeat(28)}x`,
  ...seeds.flatMap((seed) =>
    lengths.flatMap((length) => {
      const body = seed.repeat(Math.ceil(length / seed.length))
      return [body, `+${body}x`, `a@${body}`, `${body}@example.com`, `http://${body}`, `P${body}!`]
    }),
  ),
]

it.each(names)('%s reads or refuses any text within 50 ms', (name) => {
  const field = z.object({ value: scalarField(name) })
  const cost = (text: string) =>
    processorMs(() => {
      read(name, text)
      checkInput(field, { value: text })
    })
  // What is slow once was interrupted; what is slow each time is slow.
  const slow = hostile.filter((text) => cost(text) >= 50 && cost(text) >= 50 && cost(text) >= 50)
  expect(slow.map((text) => text.slice(0, 40))).toEqual([])
})

/** Milliseconds of this thread alone: other work of the machine does not count. */
const processorMs = (work: () => void) => {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

it('repeats nothing of a value that it refuses', () => {
  for (const name of names)
    for (const value of ['SECRET'.repeat(1_000), 12_345, true, { secret: 'SECRET' }, ['SECRET']]) {
      const parse = () => strict[name]!.parseValue(value)
      expect(parse).toThrow(/^The value is not an? [a-z -]+\.$/)
    }
})

it.each([
  ['+44 20 7123 4567', '+442071234567'],
  ['00442071234567', '+442071234567'],
  ['+44 (0)20 7123-4567', '+442071234567'],
  ['+44\u00a020\u20117123\u20114567', '+442071234567'],
  ['＋４４２０７１２３４５６７', '+442071234567'],
  ['+1 (212) 555-0123', '+12125550123'],
  ['+81 3-1234-5678', '+81312345678'],
])('writes the telephone number %s as %s', (typed, kept) => {
  expect(read('PhoneNumber', typed)).toBe(kept)
})

it.each([
  '020 7123 4567',
  '+4420712345',
  '+44 20 7123 4567 ext 5',
  '+999 123 456',
  '+44 20 7123 456x',
  '++442071234567',
])('refuses the telephone number %s with a hint', (typed) => {
  const checked = checkInput(z.object({ phone: scalarField('PhoneNumber') }), { phone: typed })
  expect(checked).toMatchObject({
    ok: false,
    failed: {
      errors: [
        {
          message: 'phone is not an international telephone number',
          hint: 'Send a telephone number that exists, with + and the country code, such as +44 20 7123 4567.',
        },
      ],
    },
  })
})

it.each([
  ['CountryCode', 'gb', 'GB'],
  ['CurrencyCode', 'eur', 'EUR'],
  ['EmailAddress', "o'brien+x@Example.COM", "o'brien+x@example.com"],
  ['EmailAddress', 'ada@münchen.de', 'ada@xn--mnchen-3ya.de'],
  ['EmailAddress', 'ädä@example.com', undefined],
  ['EmailAddress', 'ada@localhost', undefined],
  ['EmailAddress', 'a..b@example.com', undefined],
  ['EmailAddress', 'ada@exa\0mple.com', undefined],
  ['EmailAddress', `${'a'.repeat(65)}@example.com`, undefined],
  ['CountryCode', 'XX', undefined],
  ['CurrencyCode', 'ß', undefined],
  ['DateTime', '2027-02-30T10:00:00Z', undefined],
  ['Date', '+002027-03-01', undefined],
  ['Duration', 'PT2H30M', 'PT2H30M'],
  ['Duration', 'P', undefined],
  ['Duration', 'PT', undefined],
  ['URL', 'https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ['URL', 'javascript:alert(1)', undefined],
  ['URL', 'https://exa\nmple.com/', undefined],
  ['TimeZone', 'Asia/Tokyo', 'Asia/Tokyo'],
  ['TimeZone', '+01:00', undefined],
])('reads the %s %j as %j', (name, typed, kept) => {
  expect(read(name, typed)).toBe(kept)
})

describe('what a traveller may send', () => {
  const clock = () => new Date('2027-01-01T00:00:00Z')
  const ada = { givenName: 'Ada', familyName: 'Lovelace', dateOfBirth: '1985-12-10', gender: 'FEMALE' }
  const inputs = [
    { ...ada, nationality: 'gb' },
    { ...ada, givenName: null, documents: null },
    { ...ada, givenName: '\u200bAda\u00ad', familyName: 'O’Brien' },
    {
      ...ada,
      documents: [{ type: 'PASSPORT', number: '92-50 76473x', issuingCountry: 'jp', expiresOn: null }],
    },
    { ...ada, familyName: '\u0344'.repeat(50) },
    { ...ada, familyName: 'x'.repeat(101) },
    { ...ada, documents: [{ type: 'PASSPORT', number: '№ 5', issuingCountry: 'jp' }] },
  ]

  it('is what an order can carry, or is refused', () => {
    const accepted = inputs.map((input) => {
      const checked = checkInput(travellerInput(clock), input)
      return checked.ok && traveller.safeParse({ ...checked.value, id: '1' }).success
    })
    expect(accepted).toEqual([true, true, true, true, true, false, false])
  })

  it('is kept in one spelling', () => {
    expect(checkInput(travellerInput(clock), inputs[0])).toMatchObject({ value: { nationality: 'GB' } })
    expect(checkInput(travellerInput(clock), inputs[2])).toMatchObject({ value: { givenName: 'Ada' } })
    expect(checkInput(travellerInput(clock), inputs[3])).toMatchObject({
      value: { documents: [{ number: '925076473X', issuingCountry: 'JP' }] },
    })
  })

  it('includes a contact that an order can carry', () => {
    const checked = checkInput(contactInput, { email: 'ada@Example.com', phone: '0044 20 7123 4567' })
    expect(checked).toEqual({ ok: true, value: { email: 'ada@example.com', phone: '+442071234567' } })
    expect(contact.safeParse(checked.ok && checked.value)).toMatchObject({ success: true })
    const long = { email: `${'a'.repeat(20_000)}@example.com`, phone: `+${'1'.repeat(28)}x` }
    expect(checkInput(contactInput, long)).toMatchObject({
      failed: { errors: [{ path: ['input', 'email'] }, { path: ['input', 'phone'] }] },
    })
  })
})
