// oxlint-disable-next-line no-restricted-imports -- standard error is where a log goes unless told otherwise
import { stderr } from 'node:process'
import winston from 'winston'
import { jsonLine } from './json-line.ts'
import { redact } from './redact.ts'
import { loggedRequest } from './request-context.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'
/** `json` for machines (the default), `text` for a person at a terminal. */
export type LogFormat = 'json' | 'text'
export type LogFields = Readonly<Record<string, unknown>>

/** One line per call, with the service, the time and the ids of the request at hand. */
export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export interface LoggerOptions {
  level?: LogLevel
  format?: LogFormat
  /** Where lines go instead of standard error. */
  stream?: NodeJS.WritableStream
}

const safeFields = winston.format((info) => {
  const { level, message, ...fields } = info
  // Into the same object: winston keeps the level it filters by under a symbol, and drops a line without it.
  return Object.assign(info, redact(fields), loggedRequest(), { level, message })
})

const textLine = winston.format.printf(({ timestamp, level, message, service, ...fields }) => {
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : ''
  return `${String(timestamp).slice(11, 23)} ${level} ${String(service)}: ${String(message)}${rest}`
})

const textLines = winston.format.combine(safeFields(), winston.format.timestamp(), textLine)

/** Secrets and personal data are replaced by their field names before a line is written: see `redact`. */
export const createLogger = (service: string, options: LoggerOptions = {}): Logger => {
  const { level = 'info', format = 'json', stream = stderr } = options
  return winston.createLogger({
    level: level === 'silent' ? 'error' : level,
    silent: level === 'silent',
    defaultMeta: { service },
    format: format === 'json' ? jsonLine() : textLines,
    transports: [new winston.transports.Stream({ stream })],
  })
}
