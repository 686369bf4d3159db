import { dayAfter } from '../graphiql/examples.ts'
import { type DemoUser, type PublicConfig, readConfig } from '../session/config.ts'
import { signIn } from '../session/session.ts'

const find = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`The page has no ${selector}`)
  return element
}

const element = (name: string, text: string) =>
  Object.assign(document.createElement(name), { textContent: text })

/** One that needs no variables, so that it fits a shell. */
const firstQuery = (date: string) => `{
  flightOffers(
    search: { slices: [{ from: "LHR", to: "NRT", date: "${date}" }], travellers: [{ type: ADULT }] }
    first: 3
  ) {
    nodes { id price { total { amount currency } } airline { name } }
  }
}`

const showFirstQuery = () => {
  const query = firstQuery(dayAfter(new Date(), 60))
  find('#first-query').textContent = query
  const curl = `curl ${location.origin}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`
  const copy = find('#copy')
  copy.addEventListener('click', () => {
    void navigator.clipboard.writeText(curl).then(() => (copy.textContent = 'Copied'))
  })
}

const showAddresses = (issuer: string) => {
  const addresses: [string, string][] = [
    ['The API', `${location.origin}/graphql`],
    ['Ready?', `${location.origin}/health/ready`],
    ['Metrics', `${location.origin}/metrics`],
    ['Sign-in', issuer],
  ]
  find('#addresses').append(
    ...addresses.flatMap(([name, address]) => {
      const place = document.createElement('dd')
      place.append(Object.assign(element('a', address), { href: address }))
      return [element('dt', name), place]
    }),
  )
}

const showPeople = (config: PublicConfig) => {
  const person = ({ userName, name, about }: DemoUser) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(element('strong', name), element('small', about))
    button.addEventListener('click', () => void signIn(config, userName, '/graphql'))
    const item = document.createElement('li')
    item.append(button)
    return item
  }
  find('.people').append(...config.demoUsers.map(person))
  find('#sign-ins').hidden = config.demoUsers.length === 0
}

showFirstQuery()
const config = await readConfig()
showAddresses(config.issuer)
showPeople(config)
