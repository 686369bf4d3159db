import type { Role } from '@wayfare/auth'

/** Somebody to be while trying Wayfare out. There are no passwords: everybody may be everybody. */
export interface DemoUser {
  /** What one types (`npm run token -- support`), and the tokens' subject. */
  readonly userName: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly agencyId?: string
  /** One line for the sign-in page. */
  readonly about: string
}

const demoUser = (
  userName: string,
  name: string,
  rest: Pick<DemoUser, 'roles' | 'about' | 'agencyId'>,
): DemoUser => ({
  userName,
  name,
  email: `${userName}@example.com`,
  ...rest,
})

export const demoUsers: readonly DemoUser[] = [
  demoUser('traveller', 'Tess Traveller', { roles: ['traveller'], about: 'books trips and sees their own' }),
  demoUser('traveller2', 'Theo Traveller', {
    roles: ['traveller'],
    about: 'another traveller, with other trips',
  }),
  demoUser('agent', 'Ada Agent', {
    roles: ['agent'],
    agencyId: 'blue-marble',
    about: 'books for the customers of the agency Blue Marble',
  }),
  demoUser('support', 'Sam Support', {
    roles: ['support'],
    about: 'sees and cancels any trip, but not how it was paid',
  }),
  demoUser('finance', 'Fay Finance', {
    roles: ['finance'],
    about: 'sees any trip, its payment and its refunds',
  }),
  demoUser('admin', 'Alex Admin', { roles: ['admin'], about: 'may do everything' }),
]

export const findUser = (userName: string | undefined) => demoUsers.find((user) => user.userName === userName)
