// oxlint-disable-next-line no-restricted-imports -- standard error is where a log goes by default
import { stderr } from 'node:process'
import winston from 'winston'
import { lineOf } from './line.ts'
import type { Line } from './line.ts'

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

/** Where winston's transports find what they write. */
const finished = Symbol.for('message')

const written = (write: (line: Line) => string) =>
  winston.format((info) => {
    info[finished] = write(lineOf(info))
    return info
  })()

const asText = ({ timestamp, level, service, message, ...fields }: Line) => {
  const shown = Object.values(fields).some((value) => value !== undefined)
  return `${timestamp.slice(11, 23)} ${level} ${service}: ${message}${shown ? ` ${JSON.stringify(fields)}` : ''}`
}

const formats = { json: written((line) => JSON.stringify(line)), text: written(asText) }

/** Secrets and personal data are replaced by what they are before a line is written: see `redact`. */
export const createLogger = (service: string, options: LoggerOptions = {}): Logger => {
  const { level = 'info', format = 'json', stream = stderr } = options
  return winston.createLogger({
    level: level === 'silent' ? 'error' : level,
    silent: level === 'silent',
    defaultMeta: { service },
    format: formats[format],
    transports: [new winston.transports.Stream({ stream })],
  })
}
