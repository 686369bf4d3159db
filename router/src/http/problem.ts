/** Why a request is refused before GraphQL begins. */
export interface Problem {
  status: number
  code: string
  message: string
  hint?: string
  limit?: string
  value?: number
  maximum?: number
}

/** Thrown by what reads a request. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}
