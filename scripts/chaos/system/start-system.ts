import { startEmbedded } from './embedded.ts'
import { startServers } from './servers.ts'
import type { System, SystemOptions } from './system.ts'

export const startSystem = (options: SystemOptions): Promise<System> =>
  options.mode === 'embedded' ? startEmbedded() : startServers(options)
