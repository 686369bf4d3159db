import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** What people put between the digits of a number. */
const written = /^[+\d\s().\-/]+$/
const dashes = /[\u2010-\u2015\u2212]/g

/**
 * An international telephone number as E.164, however people write it: `+44 20 7123 4567` and `0044 (0)20 7123-4567`
 * both give `+442071234567`. Undefined for a national number, an extension, and what is not a number anywhere.
 */
export const readPhoneNumber = (text: string): string | undefined => {
  // NFKC turns full-width digits and non-breaking spaces into plain ones.
  const plain = text.normalize('NFKC').replace(dashes, '-').trim()
  if (!written.test(plain)) return undefined
  const international = plain.replace(/^00/, '+')
  if (!international.startsWith('+')) return undefined
  const parsed = parsePhoneNumberFromString(international, { extract: false })
  return parsed?.isValid() && !parsed.ext ? parsed.number : undefined
}
