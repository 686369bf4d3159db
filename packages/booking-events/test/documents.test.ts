import { Secret } from '@wayfare/config'
import { newKey, openKeyring } from '@wayfare/keyring'
import type { KeyEntry } from '@wayfare/keyring'
import { openDocuments, sealDocuments } from '../src/index.ts'
import type { Traveller } from '../src/index.ts'

const entry = (name: string): KeyEntry => ({ name, key: new Secret(newKey(name).split(':')[1]!) })
const [older, newer] = [entry('older'), entry('newer')]
const keys = openKeyring([older])

const ada: Traveller = {
  id: '1',
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: '1985-12-10',
  gender: 'FEMALE',
  documents: [{ type: 'PASSPORT', number: 'X4711PLANTED', issuingCountry: 'GB' }],
}

it('gives back the documents it sealed, and shows nothing of them meanwhile', () => {
  const sealed = sealDocuments(keys, 'booking-1', ada)
  expect(sealed).toMatchObject({ id: '1', givenName: 'Ada', documents: expect.any(String) })
  expect(JSON.stringify(sealed)).not.toMatch(/X4711|PASSPORT/)
  expect(openDocuments(keys, 'booking-1', sealed)).toEqual(ada)
})

it.each([
  ['another booking', 'booking-2', '1'],
  ['another traveller', 'booking-1', '2'],
])('does not open for %s', (_, bookingId, id) => {
  const sealed = { ...sealDocuments(keys, 'booking-1', ada), id }
  expect(() => openDocuments(keys, bookingId, sealed)).toThrow('does not open')
})

it('opens what an older key sealed once a newer one leads, and not once the older one is gone', () => {
  const sealed = sealDocuments(keys, 'booking-1', ada)
  expect(openDocuments(openKeyring([newer, older]), 'booking-1', sealed)).toEqual(ada)
  expect(() => openDocuments(openKeyring([newer]), 'booking-1', sealed)).toThrow('not in the keyring')
})

it('seals nothing where there is nothing', () => {
  const { documents: _none, ...person } = ada
  expect(sealDocuments(keys, 'booking-1', person)).toEqual(person)
  expect(openDocuments(keys, 'booking-1', person)).toEqual(person)
})
