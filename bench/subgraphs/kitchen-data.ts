import type { GraphQLResolverMap } from '@apollo/subgraph'
import { noSalt } from './salt.ts'

interface Ref {
  id: string
  /** What @requires brought along. */
  price?: number
  weight?: number
}

const cooks = ['Ama Brook', 'Bo Castell', 'Cleo Dunmore', 'Dag Eriksen', 'Edie Fontaine', 'Finn Garrick']
const dishes = [
  'Table soup',
  'Couch potato gratin',
  'Chair pie',
  'Lamp chops',
  'Rug roll',
  'Shelf fish',
  'Desk of lamb',
  'Stool pudding',
  'Bench press toast',
]
const remarks = [
  'Brought the whole street to our door before the oven was even cold.',
  'Too salty for me, just right for everybody else at the table.',
  'I would cross the city for this again, in the rain and without an umbrella.',
  'Cold by the time it came, and still the plate went back empty.',
  'My grandmother made it better, and she could not cook at all.',
  'A surprise in every bite, and most of the surprises were good ones.',
  'Ate it twice in one day and thought about it for the rest of the week.',
  'The portion is meant for somebody considerably larger than I am.',
  'Needs lemon, needs patience, needs a better knife than ours.',
  'Never change the recipe, whatever they write about it in here.',
  'It photographs better than it tastes, and it tastes very well indeed.',
]
const noteCount = 18
const textOf = (note: number) => {
  const said = [0, 3, 7, 5].map((step) => remarks[(note + step) % remarks.length])
  return `Table ${note + 1}, by the window: ${said.join(' ')}`
}

/** The number in an id such as `d4~0000002a`, and what it ends with. */
const numberIn = ({ id }: Ref) => Number.parseInt(id.slice(1), 10)
const saltOf = ({ id }: Ref) => id.slice(id.indexOf('~'))
const refs = (letter: string, numbers: readonly number[], salt: string): Ref[] =>
  numbers.map((number) => ({ id: `${letter}${number}${salt}` }))
const upTo = (length: number) => Array.from({ length }, (_, index) => index)

const authorOf = (note: number) => note % cooks.length
const dishOf = (note: number) => (note * 5) % dishes.length
const notesWhere = (test: (note: number) => boolean) => upTo(noteCount).filter(test)

type Salted = { salt?: string | null }

const menu: GraphQLResolverMap = {
  Query: {
    topDishes: (_: unknown, { first, salt }: Salted & { first?: number }) =>
      refs('d', upTo(first ?? 5), salt ?? noSalt),
  },
  Dish: {
    title: (dish: Ref) => dishes[numberIn(dish)],
    price: (dish: Ref) => 900 + numberIn(dish) * 137,
    weight: (dish: Ref) => 100 + numberIn(dish) * 61,
  },
}

const cooksMap: GraphQLResolverMap = {
  Query: {
    cooks: (_: unknown, { salt }: Salted) => refs('c', upTo(cooks.length), salt ?? noSalt),
  },
  Cook: {
    name: (cook: Ref) => cooks[numberIn(cook)],
    handle: (cook: Ref) => `@${cooks[numberIn(cook)]?.toLowerCase().replace(' ', '.')}`,
    born: () => '1988-04-01',
  },
}

const notesMap: GraphQLResolverMap = {
  Note: {
    text: (note: Ref) => textOf(numberIn(note)),
    author: (note: Ref) => refs('c', [authorOf(numberIn(note))], saltOf(note))[0],
    dish: (note: Ref) => refs('d', [dishOf(numberIn(note))], saltOf(note))[0],
  },
  Cook: {
    notes: (cook: Ref) =>
      refs(
        'n',
        notesWhere((note) => authorOf(note) === numberIn(cook)),
        saltOf(cook),
      ),
  },
  Dish: {
    notes: (dish: Ref) =>
      refs(
        'n',
        notesWhere((note) => dishOf(note) === numberIn(dish)),
        saltOf(dish),
      ),
  },
}

const pantry: GraphQLResolverMap = {
  Dish: {
    inStock: (dish: Ref) => numberIn(dish) % 3 !== 0,
    // Heavy or dear: delivered free of charge.
    deliveryCost: ({ price = 0, weight = 0 }: Ref) => (price > 1_500 ? 0 : Math.round(weight / 2)),
  },
}

const maps: Record<string, GraphQLResolverMap> = { menu, cooks: cooksMap, notes: notesMap, pantry }

export const kitchenResolvers = (subgraph: string): GraphQLResolverMap => maps[subgraph] ?? {}
