import { openDatabase } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import { startPayments } from '../src/app.ts'
import { aPayment, configFor, openBookings } from './bench.ts'

/** A process that authorises and captures one payment, and says so: `node payments-process.ts FOLDER URL KEY PAYMENT`. */
const [dataDir, url = '', secretKey = '', paymentId] = process.argv.slice(2)
const log = createLogger('test', { level: 'silent' })
const database = await openDatabase({ dataDir }, log)
await startPayments(configFor({ stripe: { url, secretKey, webhookSecret: '' } }), { database, log })
const payment = aPayment(await openBookings(database), { paymentId })
await payment.authorise()
await payment.capture()
process.stdout.write('captured\n')
