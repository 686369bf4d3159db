import { Agent } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** Everything that only costs is off; what makes Hive Gateway faster by its documentation is on. */
export const gatewayConfig = {
  logging: 'error',
  graphiql: false,
  landingPage: false,
  disableWebsockets: true,
  requestId: false,
  cors: false,
  maskedErrors: true,
  // A supergraph in a file is still read again and again.
  pollingInterval: 3_600_000,
  customAgent: () => agent,
}
