export interface PauseTimes {
  firstMs: number
  longestMs: number
}

/** ms until the next try: `firstMs`, and twice as long with each of `tries`, up to the longest. */
export const doublingPause = ({ firstMs, longestMs }: PauseTimes, tries: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(0, tries), 30))
