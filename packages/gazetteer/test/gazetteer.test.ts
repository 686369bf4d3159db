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
