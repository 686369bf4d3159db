export interface JsonLimits {
  /** Members of objects and entries of lists, at every depth. */
  values: number
  /** Objects and lists within one another. */
  depth: number
}

export interface ExceededJsonLimit {
  readonly limit: keyof JsonLimits
  /** What was counted when the counting stopped. */
  readonly value: number
  readonly maximum: number
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * The first limit that a JSON text exceeds. It reads brackets and commas outside of strings and builds nothing, because to
 * parse 60,000 members of one object takes longer than a request may. Text that is not JSON is for the parser to refuse.
 */
export const exceededJsonLimit = (text: string, limits: JsonLimits): ExceededJsonLimit | undefined => {
  let [values, depth] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === comma) values += 1
    else if (code === openBracket || code === openBrace) {
      values += 1
      depth += 1
      if (depth > limits.depth) return { limit: 'depth', value: depth, maximum: limits.depth }
    } else if (code === closeBracket || code === closeBrace) depth -= 1
    if (values > limits.values) return { limit: 'values', value: values, maximum: limits.values }
  }
  return undefined
}

/** Where the quotation mark is that ends the string which begins at `start`; the text's end where there is none. */
const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at
    if (code === backslash) at += 1
  }
  return text.length
}
