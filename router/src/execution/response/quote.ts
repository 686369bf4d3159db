/** Nothing that JSON escapes: no quote, backslash, control character or half of a surrogate pair. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

/** A string as JSON. */
export const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
