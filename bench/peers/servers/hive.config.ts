/** Everything that only costs is off; what makes Hive Gateway faster by its documentation is on. */
export const gatewayConfig = {
  logging: 'error',
  graphiql: false,
  landingPage: false,
  disableWebsockets: true,
  requestId: false,
  cors: false,
  // Identical requests to a subgraph are shared in any case, by default. These are the clients' requests.
  inboundInflightRequestDeduplication: process.env['SHARE_INBOUND'] === 'true',
  // The default asks every ten seconds for a supergraph that does not change here.
  pollingInterval: 3_600_000,
}
