const names = [
  'client_reference',
  'clientReference',
  'payment_id',
  'paymentId',
  'item_id',
  'itemId',
  'reference',
]

/** The caller's own reference among an order's metadata: by one of the usual names, else the first entry. */
export const clientReferenceOf = (metadata: Readonly<Record<string, string>>): string | undefined => {
  const name = names.find((candidate) => Object.hasOwn(metadata, candidate))
  return name === undefined ? Object.values(metadata)[0] : metadata[name]
}
