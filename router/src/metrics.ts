import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What the router counts. Labels are closed sets: nothing a client sends becomes one. */
export interface Metrics {
  /** Starts a clock for one subgraph call; call the answer with its outcome: `ok`, `PAUSED` or an error code. */
  subgraphFetch(service: string): (outcome: string) => void
  /** Whether calls to a subgraph are paused. */
  breaker(service: string, open: boolean): void
  operation(kind: string, outcome: OperationOutcome, seconds: number): void
  /** A supergraph that was offered while running, and whether it was taken. */
  reload(outcome: 'taken' | 'refused'): void
  /** Prometheus text exposition. */
  text(): Promise<string>
  readonly contentType: string
}

/** `partial` has data and errors; `refused` never reached a subgraph. */
export type OperationOutcome = 'ok' | 'partial' | 'failed' | 'refused'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

export const createMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const operations = new Histogram({
    name: 'wayfare_router_operation_seconds',
    help: 'Time from an operation’s arrival to its answer.',
    labelNames: ['kind', 'outcome'],
    buckets,
    registers,
  })
  const fetches = new Histogram({
    name: 'wayfare_router_subgraph_fetch_seconds',
    help: 'Time of one call to a subgraph.',
    labelNames: ['service', 'outcome'],
    buckets,
    registers,
  })
  const breakers = new Gauge({
    name: 'wayfare_router_breaker_open',
    help: '1 while calls to a subgraph are paused because it keeps failing.',
    labelNames: ['service'],
    registers,
  })
  const reloads = new Counter({
    name: 'wayfare_router_supergraph_reloads_total',
    help: 'Supergraphs offered while running.',
    labelNames: ['outcome'],
    registers,
  })
  return {
    subgraphFetch: (service) => {
      const started = performance.now()
      return (outcome) => fetches.observe({ service, outcome }, (performance.now() - started) / 1_000)
    },
    breaker: (service, open) => breakers.set({ service }, open ? 1 : 0),
    operation: (kind, outcome, seconds) => operations.observe({ kind, outcome }, seconds),
    reload: (outcome) => reloads.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
