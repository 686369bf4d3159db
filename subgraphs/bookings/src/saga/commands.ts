import type { Command, SagaState } from './saga-state.ts'

/** What gives something back. These are never abandoned: only a success ends them. */
const undoing: ReadonlySet<Command['step']> = new Set(['cancel', 'void', 'refund'])

export const isUndoing = ({ step }: Command) => undoing.has(step)

export const sameCommand = (a: Command, b: Command) =>
  a.step === b.step && a.to === b.to && itemOf(a) === itemOf(b)

export const itemOf = (command: Command) => ('itemId' in command ? command.itemId : undefined)

export const isPending = ({ pending }: SagaState, command: Command) =>
  pending.some((each) => sameCommand(each, command))

/** Sends a command; it takes the place of what was pending at the same receiver about the same thing. */
export const send = (state: SagaState, command: Command, now: Date): SagaState => ({
  ...state,
  pending: [
    ...state.pending.filter((each) => !replaces(command, each)),
    { ...command, since: now.toISOString() },
  ],
})

const replaces = (next: Command, pending: Command) =>
  next.to === pending.to &&
  itemOf(next) === itemOf(pending) &&
  (next.step === 'refund') === (pending.step === 'refund')
