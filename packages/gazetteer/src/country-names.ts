import { fold } from './fold.ts'

/** The languages in which people may type a country; its own names come with them where they are in this list. */
const languages = ['en', 'ar', 'cs', 'da', 'de', 'el', 'es', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'] // prettier-ignore

const abbreviations: Readonly<Record<string, readonly string[]>> = {
  AE: ['uae'],
  GB: ['uk', 'england', 'scotland', 'wales', 'great britain'],
  US: ['usa', 'america', 'united states of america'],
}

const displays = languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }))

/** What people write behind a city's name for its country, folded: names in many languages, abbreviations, the code. */
export const countryNames = (code: string): readonly string[] => {
  const names = displays.map((display) => fold(display.of(code) ?? code))
  return [...new Set([...names, ...(abbreviations[code] ?? []), code.toLowerCase()])]
}
