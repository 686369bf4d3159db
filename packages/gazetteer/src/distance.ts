const radians = Math.PI / 180
const earthRadiusKm = 6371

/** Great-circle distance, kilometres. */
export const distanceKm = (...[latA, lonA, latB, lonB]: [number, number, number, number]): number => {
  const a =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(a)))
}
