import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contract } from '../src/index.ts'

const document = `
openapi: 3.1.0
paths:
  /boats/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      parameters:
        - { name: colour, in: query, schema: { type: string, enum: [red, blue] } }
        - { name: language, in: query, required: true, schema: { type: string } }
      responses:
        '200':
          content: { application/json: { schema: { $ref: '#/components/schemas/Boat' } } }
        '204': {}
  /boats/mine:
    put:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Ferry' } } }
      responses: { '204': {} }
components:
  schemas:
    Boat:
      type: object
      discriminator: { propertyName: kind, mapping: { ferry: '#/components/schemas/Ferry' } }
      required: [kind]
      properties: { kind: { type: string }, name: { type: string } }
    Ferry:
      allOf:
        - { $ref: '#/components/schemas/Boat' }
        - { type: object, properties: { decks: { type: integer } } }
`

const folder = mkdtempSync(join(tmpdir(), 'contract-'))
mkdirSync(join(folder, 'boats'))
writeFileSync(join(folder, 'boats/boats.yaml'), document)
afterAll(() => rmSync(folder, { recursive: true }))

const boats = contract('boats/boats.yaml', folder)!
const get = { method: 'GET', path: '/boats/7?language=en' }
const ferry = { kind: 'ferry', name: 'Eira', decks: 2 }

it('takes what the document describes', () => {
  expect(() => boats.assertRequest({ ...get, path: `${get.path}&colour=red` })).not.toThrow()
  expect(() => boats.assertResponse({ ...get, status: 200, body: ferry })).not.toThrow()
  expect(() => boats.assertResponse({ ...get, status: 204 })).not.toThrow()
  expect(() => boats.assertRequest({ method: 'PUT', path: '/boats/mine', body: ferry })).not.toThrow()
})

it.each([
  ['a wrong type', { ...ferry, decks: 'two' }, 'must be integer'],
  ['a field nobody documented', { ...ferry, sails: 2 }, 'sails'],
  ['an unknown subtype', { ...ferry, kind: 'canoe' }, 'must be equal to constant'],
])('refuses an answer with %s', (_, body, named) => {
  expect(() => boats.assertResponse({ ...get, status: 200, body })).toThrow(named)
})

it.each([
  ['a status', () => boats.assertResponse({ ...get, status: 404, body: {} }), 'status'],
  ['a body where none belongs', () => boats.assertResponse({ ...get, status: 204, body: {} }), 'has a body'],
  ['an operation', () => boats.assertRequest({ method: 'GET', path: '/ships' }), 'no contract knows'],
  ['a parameter', () => boats.assertRequest({ ...get, path: `${get.path}&size=1` }), 'size'],
  ['a parameter’s value', () => boats.assertRequest({ ...get, path: `${get.path}&colour=green` }), 'green'],
  ['a missing parameter', () => boats.assertRequest({ ...get, path: '/boats/7' }), 'language'],
  ['a missing body', () => boats.assertRequest({ method: 'PUT', path: '/boats/mine' }), 'lacks its body'],
])('refuses %s that the document does not know', (_, check, named) => {
  expect(check).toThrow(named)
})

it('is undefined where the documents are not at hand', () => {
  expect(contract('boats/ships.yaml', folder)).toBeUndefined()
})
