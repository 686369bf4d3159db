import { DomainError, globalId, invalid } from '@wayfare/domain'
import { z } from 'zod'
import { checkInput, listField, placeCode, scalarField, textField, withInput } from '../src/index.ts'

const traveller = z.object({
  name: textField(5),
  dateOfBirth: scalarField('Date'),
  email: scalarField('EmailAddress').nullish(),
  gender: z.enum(['FEMALE', 'MALE']),
})
const input = z.object({ travellers: z.array(traveller).min(1).max(2) })
const ada = { name: 'Ada', dateOfBirth: '1990-05-17', gender: 'FEMALE' }

const errorsOf = (value: unknown) => {
  const checked = checkInput(input, value)
  return checked.ok ? [] : checked.failed.errors
}

it('names each broken value by its path, with a code and a hint', () => {
  const errors = errorsOf({
    travellers: [
      { ...ada, name: ' ', dateOfBirth: '1990-02-30' },
      { name: 'Augusta', dateOfBirth: null, gender: 'OTHER', email: 'nobody' },
    ],
  })
  expect(errors.map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['REQUIRED', 'input.travellers.0.name'],
    ['MALFORMED', 'input.travellers.0.dateOfBirth'],
    ['OUT_OF_RANGE', 'input.travellers.1.name'],
    ['REQUIRED', 'input.travellers.1.dateOfBirth'],
    ['MALFORMED', 'input.travellers.1.email'],
    ['MALFORMED', 'input.travellers.1.gender'],
  ])
  expect(errors[1]).toEqual({
    code: 'MALFORMED',
    message: 'travellers.0.dateOfBirth is not a date',
    path: ['input', 'travellers', '0', 'dateOfBirth'],
    hint: 'Send a calendar day as YYYY-MM-DD, such as 2027-03-01.',
    retryable: false,
  })
})

it('never repeats a value that was sent', () => {
  const errors = errorsOf({
    travellers: [{ ...ada, dateOfBirth: 'SECRET', email: 'SECRET', gender: 'SECRET' }],
  })
  expect(errors).toHaveLength(3)
  expect(JSON.stringify(errors)).not.toContain('SECRET')
})

it('refuses what no text column can hold', () => {
  for (const name of ['a\0', '\uD800', 'a\nb'])
    expect(errorsOf({ travellers: [{ ...ada, name }] })).toHaveLength(1)
})

it('complains once about a value that is no value of its scalar', () => {
  const dates = scalarField('Date').refine((date) => date > '2000-01-01', { message: 'is too early' })
  const checked = checkInput(z.object({ from: dates, to: dates }), { from: 'x', to: '1999-01-01' })
  expect(checked.ok ? [] : checked.failed.errors.map(({ code }) => code)).toEqual(['MALFORMED', 'INVALID'])
})

it('gives the work trimmed input', async () => {
  const result = await withInput(
    input,
    { travellers: [{ ...ada, name: ' Ada ' }] },
    async ({ travellers }) => travellers,
  )
  expect(result).toEqual([ada])
})

it('answers a rule that the work finds broken as input too', async () => {
  const result = await withInput(input, { travellers: [ada] }, async () => {
    throw invalid('input.travellers.0.dateOfBirth', 'is in the future', 'Send a day that has passed.')
  })
  expect(result).toMatchObject({
    __typename: 'ValidationFailed',
    path: ['input'],
    errors: [
      {
        code: 'INVALID',
        path: ['input', 'travellers', '0', 'dateOfBirth'],
        hint: 'Send a day that has passed.',
      },
    ],
  })
})

it('begins every path with the argument and no message, however the work names the field', async () => {
  for (const field of ['currency', 'input.currency']) {
    const result = await withInput(input, { travellers: [ada] }, async () => {
      throw invalid(field, 'has no rate', 'Send EUR.')
    })
    expect(result).toMatchObject({
      message: 'currency has no rate',
      path: ['input'],
      errors: [{ message: 'currency has no rate', path: ['input', 'currency'] }],
    })
  }
})

it('lets every other failure through', async () => {
  const work = async () => Promise.reject(new DomainError('UNAVAILABLE', 'down'))
  await expect(withInput(input, { travellers: [ada] }, work)).rejects.toThrow('down')
})

it('looks at the length of a list before its entries, and lists a hundred errors at most', () => {
  const names = z.object({ names: listField(textField(5), { min: 1, max: 500 }) })
  const errorsIn = (list: unknown) => {
    const checked = checkInput(names, { names: list })
    return checked.ok ? [] : checked.failed.errors.map(({ code, path }) => `${code} ${path.join('.')}`)
  }
  expect(errorsIn(Array.from({ length: 100_000 }, () => ''))).toEqual(['OUT_OF_RANGE input.names'])
  expect(errorsIn([])).toEqual(['REQUIRED input.names'])
  expect(errorsIn(Array.from({ length: 500 }, () => ''))).toHaveLength(100)
})

it('takes a place by its code in any case or by its id', () => {
  for (const text of ['lhr', 'LHR', globalId('Place', 'LHR')]) expect(placeCode(text, 'from')).toBe('LHR')
  expect(placeCode(globalId('Place', 'MAD-city'), 'from')).toBe('MAD')
  for (const text of ['', 'LONDON', 'L0N', globalId('Hotel', 'LHR'), 'x'.repeat(200_000)])
    expect(() => placeCode(text, 'search.from')).toThrow(
      'search.from is neither the id of a Place nor an IATA code',
    )
})

it.each([
  [z.object({ a: z.number() }), { a: 'x' }, 'a is not a number'],
  [z.object({ a: z.string() }), { a: 1 }, 'a is not text'],
  [z.object({ a: z.array(z.string()) }), { a: 1 }, 'a is not a list'],
  [z.object({ a: z.string().max(2) }), { a: 'xxx' }, 'a has more than 2 characters'],
  [z.object({ a: z.array(z.string()).min(2) }), { a: ['x'] }, 'a has fewer than 2 entries'],
  [z.object({ a: z.number().max(2) }), { a: 3 }, 'a is more than 2'],
  [z.object({ a: z.enum(['X']) }), { a: 'Y' }, 'a is not one of the allowed values'],
])('says in plain English what is wrong, case %#', (rules, value, message) => {
  const checked = checkInput(rules, value)
  expect(checked.ok ? [] : checked.failed.errors.map((error) => error.message)).toEqual([message])
})
