/** What a gateway is given to serve. */
export interface PeerSetup {
  /** The composed supergraph; the subgraphs' addresses stand in it. */
  supergraphFile: string
  /** The same subgraphs one by one, for gateways that compose for themselves. */
  subgraphs: readonly { name: string; url: string; sdl: string }[]
  port: number
  /** The one processor that the gateway may use, counted from 0. */
  core: number
  /** A folder of its own for generated configuration and `log`. It exists. */
  folder: string
  /** More environment for the gateway's process, such as a token issuer. */
  env?: Readonly<Record<string, string>>
}

export interface RunningPeer {
  /** Where it answers GraphQL over HTTP. */
  url: string
  pid: number
  /** Ends the gateway and all it started; resolves when they are gone. */
  stop(): Promise<void>
  /** Resident memory now, of the whole process tree. */
  rssBytes(): number
  /** Processor time since the start, user and system, of the whole process tree. */
  cpuSeconds(): number
}

/** A gateway to measure: ours or somebody else's, configured as its documentation says is fastest. */
export interface Peer {
  name: string
  /** Names and versions of what answers, for the report. */
  version(): Promise<string>
  /**
   * Starts the gateway in a process of its own and resolves when it answers queries.
   * @throws Error with the end of its log, when it cannot serve this supergraph
   */
  start(setup: PeerSetup): Promise<RunningPeer>
}
