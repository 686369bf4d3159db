/** Letters that Unicode does not decompose into a base letter and a mark. */
const whole: Record<string, string> = { ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', þ: 'th' }

/** Lower case, without diacritics or punctuation, words one space apart: what two spellings of a name share. */
export const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłßæœđıþ]/g, (letter) => whole[letter]!)
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
