export { createLogger } from './logger.ts'
export type { LogFields, LogFormat, Logger, LogLevel } from './logger.ts'
export { currentRequest, withRequest } from './request-context.ts'
export type { RequestContext } from './request-context.ts'
