export { contract, describeContract } from './contract.ts'
export type { Contract, ContractRequest, ContractResponse } from './contract.ts'
