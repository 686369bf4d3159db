export { openDatabase } from './open-database.ts'
export type {
  Database,
  DatabaseConfig,
  DatabasePool,
  Migrations,
  NotificationHandler,
  PoolClient,
  Rows,
  Unlisten,
} from './database.ts'
export { json } from './json.ts'
export { notify } from './notify.ts'
export { outsideTransactions } from './transaction-scope.ts'
export { retrying, troubleOf } from './unavailable.ts'
