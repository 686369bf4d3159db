import { domainToASCII } from 'node:url'

/** Each repetition ends at a character that it cannot contain, so no text makes them backtrack. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/

/**
 * An e-mail address that every supplier can take: the part before the @ in ASCII, at most 64 characters; an
 * internationalised domain in its ASCII form (`ada@münchen.de` gives `ada@xn--mnchen-3ya.de`). Undefined for all else.
 */
export const readEmailAddress = (given: string): string | undefined => {
  const text = given.trim() // keyboards of phones add a space after a word
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  if (at < 1 || local.length > 64 || !localPart.test(local)) return undefined
  // Only letters that are not ASCII need the conversion; what it would repair in others is a mistake to show.
  const host = text.slice(at + 1)
  const domain = /^[\x21-\x7e]*$/.test(host) ? host.toLowerCase() : domainToASCII(host)
  const labels = domain.split('.')
  const fits = labels.length > 1 && labels.every((each) => each.length <= 63 && label.test(each))
  const address = `${local}@${domain}`
  return fits && !/^\d+$/.test(labels.at(-1)!) && address.length <= 254 ? address : undefined
}
