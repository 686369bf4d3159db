import { XMLParser } from 'fast-xml-parser'
import { startSandbox } from '../src/index.ts'

it('publishes the reference rates of the last working day', async () => {
  const saturday = new Date('2027-03-06T10:00:00Z')
  const sandbox = await startSandbox({ port: 0, clock: () => saturday })
  const response = await fetch(sandbox.ecb.url)
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(await response.text())
  const cube = parsed['gesmes:Envelope'].Cube.Cube
  expect(cube['@_time']).toBe('2027-03-05')
  expect(cube.Cube).toHaveLength(29)
  expect(cube.Cube[0]).toEqual({ '@_currency': 'USD', '@_rate': expect.stringMatching(/^\d+\.\d+$/) })
  await sandbox.close()
})
