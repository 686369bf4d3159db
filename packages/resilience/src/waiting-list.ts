export interface Waiter {
  /** Whose call it is: callers take turns. */
  readonly caller: string
}

/** A bounded list in which callers take turns, regardless of who came first and of how many calls each has waiting. */
export interface WaitingList<W extends Waiter> {
  readonly size: number
  /** Gives the waiter for whom there is no place: the newest of the caller who has the most waiting; undefined when all have one. */
  add(waiter: W): W | undefined
  /** The first waiter of the caller whose turn it is. */
  next(): W | undefined
  remove(waiter: W): void
}

export const createWaitingList = <W extends Waiter>(capacity: number): WaitingList<W> => {
  /** In the order of their next turn. */
  const callers = new Map<string, W[]>()
  let size = 0

  const push = (waiter: W) => {
    const own = callers.get(waiter.caller)
    if (own) own.push(waiter)
    else callers.set(waiter.caller, [waiter])
    size += 1
  }
  const take = (caller: string, own: W[], index: number): W => {
    const [waiter] = own.splice(index, 1) as [W]
    if (own.length === 0) callers.delete(caller)
    size -= 1
    return waiter
  }

  return {
    get size() {
      return size
    },
    add: (waiter) => {
      if (size < capacity) {
        push(waiter)
        return undefined
      }
      const [caller, most] = longest(callers) ?? [waiter.caller, []]
      const own = callers.get(waiter.caller)?.length ?? 0
      if (own + 1 >= most.length) return waiter
      const refused = take(caller, most, most.length - 1)
      push(waiter)
      return refused
    },
    next: () => {
      const [first] = callers
      if (!first) return undefined
      const [caller, own] = first
      const waiter = take(caller, own, 0)
      if (own.length > 0) {
        callers.delete(caller)
        callers.set(caller, own) // to the end: everybody else comes first
      }
      return waiter
    },
    remove: (waiter) => {
      const own = callers.get(waiter.caller)
      const index = own?.indexOf(waiter) ?? -1
      if (own && index >= 0) take(waiter.caller, own, index)
    },
  }
}

const longest = <W>(callers: ReadonlyMap<string, W[]>) =>
  [...callers].reduce<[string, W[]] | undefined>(
    (most, each) => (most && most[1].length >= each[1].length ? most : each),
    undefined,
  )
