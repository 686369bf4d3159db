export { createSupplierClient } from './supplier-client.ts'
export type {
  SupplierCall,
  SupplierClient,
  SupplierClientOptions,
  SupplierRequest,
} from './supplier-client.ts'
export { supplierFailure } from './supplier-failure.ts'
export type { SupplierAnswer } from './supplier-failure.ts'
export { currencyCode, decimalText, shownText, text } from './wire-text.ts'
export type { Lane } from '@wayfare/resilience'
