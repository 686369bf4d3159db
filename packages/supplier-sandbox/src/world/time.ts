const bucketMs = 30 * 60_000
const offsets = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string) => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** How far `zone` is ahead of UTC at `epochMs`, milliseconds. Remembered per half hour: a search asks hundreds. */
const offsetAt = (zone: string, epochMs: number): number => {
  const start = Math.floor(epochMs / bucketMs) * bucketMs
  const key = `${zone} ${start}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(start)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute } = parts
  const offset = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - start
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** What a clock on the wall shows: `2027-03-01T10:30:00`. */
export const localAt = (zone: string, epochMs: number): string =>
  new Date(epochMs + offsetAt(zone, epochMs)).toISOString().slice(0, 19)

/** The instant a clock on the wall shows `local`. A time that a clock change skips is moved ahead. */
export const epochOf = (zone: string, local: string): number => {
  const wall = Date.parse(`${local}Z`)
  const guess = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, guess)
}

/** `2027-03-01T14:00:00.000+01:00`, as Rapid writes the moments of a stay. */
export const withOffset = (zone: string, local: string): string => {
  const minutes = offsetAt(zone, epochOf(zone, local)) / 60_000
  const size = Math.abs(minutes)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${local}.000${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}

/** ISO 8601 duration: `PT7H35M`. */
export const duration = (minutes: number): string => {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 || (hours === 0 && days === 0) ? `${rest}M` : ''}`
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`
}
