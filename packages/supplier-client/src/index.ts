export { createSupplierClient } from './supplier-client.ts'
export type {
  Lane,
  SupplierCall,
  SupplierClient,
  SupplierClientOptions,
  SupplierRequest,
} from './supplier-client.ts'
export { supplierFailure } from './supplier-failure.ts'
export type { SupplierAnswer } from './supplier-failure.ts'
