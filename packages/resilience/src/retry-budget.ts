/**
 * Bounds retry amplification: each call earns a fifth of a retry, each retry spends one. In a full outage the supplier
 * sees at most 1.2 times the calls, whatever the policy's attempts say; a lone hiccup is retried at once.
 */
export const createRetryBudget = (perCall = 0.2, burst = 3) => {
  let saved = burst
  return {
    earn() {
      saved = Math.min(burst, saved + perCall)
    },
    spend() {
      if (saved < 1) return false
      saved -= 1
      return true
    },
  }
}
