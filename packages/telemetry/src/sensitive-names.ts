export type Kind = 'secret' | 'personal' | 'open'

const secretNames = new Set([
  'apikey',
  'card',
  'clientsecret',
  'cvc',
  'cvv',
  'iban',
  'key',
  'number',
  'pan',
  'paymentmethod',
  'pin',
])
/** What secrets' names end in, once they are written in small letters without separators. */
const secretEnding =
  /(?:authorization|cookie|credentials?|apikey|secret|signature|token|passw(?:or)?d|passphrase|privatekey)$/

const personalNames = new Set([
  'address',
  'bornon',
  'clientip',
  'contact',
  'customerip',
  'dob',
  'gender',
  'ip',
  'line1',
  'line2',
  'nationality',
  'postalcode',
  'remoteaddress',
  'street',
  'surname',
  'title',
  'uniqueidentifier',
  'xforwardedfor',
  'xwayfarecaller',
  'xwayfareclientip',
])
const personalPart =
  /(?:email|phone|telephone|mobile|givenname|familyname|firstname|lastname|middlename|fullname|maidenname|dateofbirth|birth(?:date|day)|passport|document|identity|nationalid)/

/** Names that mean something harmless as often as not: their values are replaced in fields and left in running text. */
const vagueNames = new Set(['address', 'card', 'contact', 'gender', 'ip', 'key', 'number', 'pin', 'title'])

const kinds = new Map<string, Kind>()
const rememberedNames = 1_000

/** Names are few and lines are many: the patterns are tried once for each name. */
export const kindOf = (name: string): Kind => {
  const known = kinds.get(name)
  if (known) return known
  const kind = classify(plain(name))
  if (kinds.size >= rememberedNames) kinds.clear()
  if (name.length <= 100) kinds.set(name, kind)
  return kind
}

/** As `kindOf`, for a name in front of a value in running text. */
export const kindInText = (name: string): Kind => (vagueNames.has(plain(name)) ? 'open' : kindOf(name))

/** `given_name`, `givenName` and `Given-Name` are one name. */
const plain = (name: string) =>
  name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

const classify = (name: string): Kind => {
  if (secretNames.has(name) || secretEnding.test(name)) return 'secret'
  return personalNames.has(name) || personalPart.test(name) ? 'personal' : 'open'
}
