/** What a vertical is called, in every form that its files need. */
export interface Names {
  /** `cars`: the folder, the service, its queues and its schema in the database. */
  names: string
  /** `car`: the domain file and the fields. */
  name: string
  /** `acme`: the adapter's folder and the supplier's name in answers. */
  supplier: string
}

/** The words that are the same for one and many, or that a rule gets wrong. */
const irregular: Record<string, string> = { insurance: 'insurance', houses: 'house', cruises: 'cruise' }

/** @throws Error saying what a name has to be */
export const namesOf = (names: string, options: { singular?: string; supplier?: string } = {}): Names => {
  const supplier = options.supplier ?? 'supplier'
  const name = options.singular ?? irregular[names] ?? singular(names)
  for (const [what, word] of Object.entries({ NAME: names, '--singular': name, '--supplier': supplier }))
    if (!/^[a-z]{2,20}$/.test(word)) throw new Error(`${what} is ${word}. Send 2 to 20 lower-case letters.`)
  if (['generated', 'test'].includes(supplier)) throw new Error(`--supplier cannot be ${supplier}.`)
  return { names, name, supplier }
}

const singular = (word: string) => word.replace(/(?<=s|x|z|ch|sh)es$|(?<!s)s$/, '')

/** Fills in `__names__`, `__Names__`, `__NAMES__`, `__name__`, `__Name__`, `__supplier__` and `__Supplier__`. */
export const fillIn = (template: string, { names, name, supplier }: Names): string => {
  const words: Record<string, string> = {
    names,
    Names: capitalised(names),
    NAMES: names.toUpperCase(),
    name,
    Name: capitalised(name),
    supplier,
    Supplier: capitalised(supplier),
  }
  return template.replaceAll(/__([A-Za-z]+?)__/g, (whole, word: string) => words[word] ?? whole)
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
