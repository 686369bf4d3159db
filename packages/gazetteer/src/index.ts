export { airport, airportsOfCity, city, place, placesNear, populationOf } from './gazetteer.ts'
export { searchPlaces } from './search.ts'
export { distanceKm } from './distance.ts'
export type { Place, PlaceKind } from './place.ts'
