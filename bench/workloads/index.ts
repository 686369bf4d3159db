import { deepWorkload, distinctWorkload } from './kitchen-workloads.ts'
import { slowWorkload, travelWorkload } from './travel.ts'
import type { Workload } from './workload.ts'

export const workloads: readonly Workload[] = [travelWorkload, deepWorkload, distinctWorkload, slowWorkload]
