// Has Prism judge every request and answer of a whole journey at each supplier by the supplier's contract document:
//   CONTRACTS_DIR=… node packages/supplier-sandbox/test/prism.ts
import { judgeByPrism } from '@wayfare/test-kit'
import { startSandbox } from '../src/index.ts'
import { duffelClient } from './clients.ts'
import { duffelJourney } from './duffel-journey.ts'
import { generateRapidClient, rapidDocument } from './generated-rapid-client.ts'
import { rapidJourney } from './rapid-journey.ts'

const directory = process.env['CONTRACTS_DIR']
const sandbox = await startSandbox({ port: 0 })

const duffel = await judgeByPrism('duffel/duffel-v2.openapi.yaml', {
  directory,
  target: sandbox.duffel.url,
  journey: (url) => duffelJourney(duffelClient({ ...sandbox, duffel: { ...sandbox.duffel, url } })),
})

const rapid = await judgeByPrism('expedia-rapid/rapid-v3.openapi.yaml', {
  directory,
  target: `${sandbox.url}/rapid`,
  journey: async (url) =>
    rapidJourney(await generateRapidClient(sandbox, { document: rapidDocument(directory)!, url })),
})

await sandbox.close()
process.exitCode = duffel.length + rapid.length > 0 ? 1 : 0
