/**
 * Further codes of a place, `code -> the one that we list it by`: EuroAirport has a Swiss, a French and a metropolitan
 * code; a metropolitan area with one airport is listed by its airport; the others were replaced.
 */
export const otherCodes: ReadonlyMap<string, string> = new Map([
  ['MLH', 'BSL'],
  ['EAP', 'BSL'],
  ['BAK', 'GYD'],
  ['MKC', 'MCI'],
  ['MMA', 'MMX'],
  ['TSE', 'NQZ'],
])
