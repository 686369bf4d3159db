import type { DataObject } from './data.ts'
import type { Representation } from './representation.ts'

/** What one fetch asks for: equal representations are one. */
export interface Representations {
  readonly texts: readonly string[]
  /** @returns where in `texts` the entity's is; undefined where the fetch is not about it */
  indexOf(entity: DataObject): number | undefined
}

export const collectRepresentations = (representation: Representation): Representations => {
  const texts: string[] = []
  const byText = new Map<string, number>()
  const byKey = new Map<string, Map<string, number>>()

  const add = (text: string | undefined) => (text === undefined ? undefined : texts.push(text) - 1)

  const indexByText = (entity: DataObject) => {
    const text = representation.of(entity)
    if (text === undefined) return undefined
    const known = byText.get(text)
    if (known !== undefined) return known
    byText.set(text, texts.length)
    return add(text)
  }

  const indexByKey = (entity: DataObject, typeName: string, key: string) => {
    let known = byKey.get(typeName)
    if (!known) byKey.set(typeName, (known = new Map()))
    const index = known.get(key) ?? add(representation.of(entity))
    if (index !== undefined) known.set(key, index)
    return index
  }

  return {
    texts,
    indexOf(entity) {
      const typeName = entity['__typename']
      const field = typeof typeName === 'string' ? representation.keyField(typeName) : undefined
      const key = field === undefined ? undefined : entity[field]
      return typeof key === 'string' ? indexByKey(entity, typeName as string, key) : indexByText(entity)
    },
  }
}
