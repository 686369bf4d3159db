import { httpAnswer, serveHttp } from '../subgraphs/http-server.ts'

/** A server that does nothing but answer: in front of it one sees what the load itself can carry. */
process.on('disconnect', () => process.exit(0))
process.on('message', (bytes: number) => void serve(bytes))

const serve = async (bytes: number) => {
  const answer = httpAnswer(JSON.stringify({ data: { text: 'x'.repeat(bytes) } }))
  const { port } = await serveHttp(() => answer)
  process.send?.(port)
}
