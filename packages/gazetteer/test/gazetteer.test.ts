import { airport, airportsOfCity, city, distanceKm, place, placesNear, searchPlaces } from '../src/index.ts'

it('knows an airport with its city, country and zone', () => {
  expect(airport('LHR')).toMatchObject({
    kind: 'AIRPORT',
    cityCode: 'LON',
    cityName: 'London',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  })
})

it('lists a metropolitan area with its main airport first', () => {
  expect(city('LON')).toMatchObject({ kind: 'CITY', name: 'London' })
  expect(airportsOfCity('LON').map(({ code }) => code)).toEqual(['LHR', 'LGW', 'STN', 'LTN', 'LCY', 'SEN'])
  expect(airportsOfCity('XXX')).toEqual([])
})

it('gives a city without a metropolitan code the code of its main airport', () => {
  expect(airport('MAD')!.cityCode).toBe('MAD')
  expect(city('MAD')).toMatchObject({ kind: 'CITY', name: 'Madrid', timeZone: 'Europe/Madrid' })
  expect(place('MAD')!.kind).toBe('AIRPORT')
  expect(place('TYO')!.kind).toBe('CITY')
})

it('knows the city of every airport', () => {
  for (const code of ['JFK', 'NRT', 'CPT', 'GRU', 'SYD', 'KEF', 'LIS', 'ATH', 'HNL', 'EYW'])
    expect(city(airport(code)!.cityCode)).toBeDefined()
})

it('answers undefined for what is no code', () => {
  expect(airport('LON')).toBeUndefined()
  expect(place('???')).toBeUndefined()
  expect(place('toString')).toBeUndefined()
})

it('finds an exact code before any name', () => {
  expect(searchPlaces('par')[0]).toMatchObject({ code: 'PAR', kind: 'CITY' })
  expect(searchPlaces('jfk')[0]!.code).toBe('JFK')
})

it('finds names by the beginnings of their words, whatever their diacritics, the biggest first', () => {
  expect(searchPlaces('londo')[0]!.code).toBe('LON')
  expect(searchPlaces('sao pau')[0]!.code).toBe('SAO')
  expect(searchPlaces('São Paulo', ['AIRPORT'])[0]!.code).toBe('GRU')
  expect(searchPlaces('heathr')[0]!.code).toBe('LHR')
  expect(searchPlaces('madrid')[0]!.code).toBe('MAD')
  expect(searchPlaces('barcelona', ['CITY'])[0]).toMatchObject({ code: 'BCN', countryCode: 'ES' })
})

it('keeps to the kinds and the limit it is given, and lists a code once', () => {
  const found = searchPlaces('san', undefined, 20)
  expect(found).toHaveLength(20)
  expect(new Set(found.map(({ code }) => code)).size).toBe(20)
  expect(searchPlaces('san', ['CITY'], 5).every(({ kind }) => kind === 'CITY')).toBe(true)
  expect(searchPlaces(' ', undefined, 5)).toEqual([])
  expect(searchPlaces('zzzzzz')).toEqual([])
})

it('lists what is near, the nearest first', () => {
  const near = placesNear(51.5, -0.12, 60).map(({ code }) => code)
  expect(near[0]).toBe('LON')
  expect(near).toEqual(expect.arrayContaining(['LHR', 'LGW', 'LCY', 'LTN', 'STN']))
  expect(near).not.toContain('CDG')
})

it('measures great-circle distance', () => {
  expect(distanceKm(51.4706, -0.4619, 40.6398, -73.7789)).toBeCloseTo(5540, -2)
})

it('knows a place by any of its codes, in any case', () => {
  for (const code of ['BSL', 'mlh', 'EAP', 'lfsb']) expect(airport(code)!.code).toBe('BSL')
  expect(place('lon')).toMatchObject({ code: 'LON', codes: ['LON'] })
  expect(airport('BSL')!.codes).toEqual(['BSL', 'MLH', 'EAP', 'LFSB'])
  expect(place('x'.repeat(100_000))).toBeUndefined()
})

it.each([
  ['München', 'MUC'],
  ['Muenchen', 'MUC'],
  ['Munich', 'MUC'],
  ['Papeete', 'PPT'],
  ['Kiev', 'KBP'],
  ['Київ', 'KBP'],
  ['MLH', 'BSL'],
  ['Basel', 'BSL'],
  ['roma', 'ROM'],
  ['東京', 'TYO'],
  ['Moskau', 'MOW'],
  ['st petersburg', 'LED'],
  ['EDDM', 'MUC'],
])('finds %s by what people call it: %s', (query, code) => {
  expect(searchPlaces(query)[0]!.code).toBe(code)
})

it.each([
  ['paris, france', 'PAR'],
  ['Birmingham UK', 'BHX'],
  ['birmingham us', 'BHM'],
  ['München Deutschland', 'MUC'],
  ['new york usa', 'NYC'],
  ['santiago spain', 'SCQ'],
])('finds a city with its country: %s', (query, code) => {
  expect(searchPlaces(query)[0]!.code).toBe(code)
})

it.each([
  ['londn', 'LON'],
  ['lodnon', 'LON'],
  ['pairs', 'PAR'],
  ['barcelna', 'BCN'],
  ['amsterdm', 'AMS'],
  ['san fransisco', 'SFO'],
  ['newyork', 'NYC'],
  ['los angelos', 'LAX'],
])('forgives a typing error: %s', (query, code) => {
  expect(searchPlaces(query)[0]!.code).toBe(code)
})

it('answers any text within 50 ms of processor time', () => {
  const seeds = ['a', 's', 'g ', 'an', 'san ', 'qi', 'zz', 'new ', 'é', '\u0301', '\u0130', '東', '(', '\\', '-', "'", '\uD800', '*', '.*', 'paris france ', 'aeioulnt'] // prettier-ignore
  const queries = seeds.flatMap((seed) =>
    [1, 2, 7, 29, 100, 50_000].map((length) => seed.repeat(length).slice(0, length)),
  )
  const cost = (query: string) => {
    const before = process.threadCpuUsage()
    searchPlaces(query, undefined, Infinity)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  searchPlaces('a')
  // What is slow once was interrupted; what is slow each time is slow.
  expect(queries.filter((query) => cost(query) >= 50 && cost(query) >= 50 && cost(query) >= 50)).toEqual([])
})
