export const roles = ['traveller', 'agent', 'support', 'finance', 'admin'] as const

/** What a person does here. A role is a name for a set of scopes: see `scopesOfRoles`. */
export type Role = (typeof roles)[number]

/**
 * Everything `@requiresScopes` may ask for.
 * `bookings:read` and `bookings:write` reach one's own (an agent: their agency's); `bookings:any` lifts that limit and
 * permits nothing by itself.
 * `payments:read` shows how a booking was paid, cards included: support goes without it.
 */
export const scopes = [
  'bookings:read',
  'bookings:write',
  'bookings:any',
  'payments:read',
  'payments:refund',
  'profile:read',
  'profile:write',
  'queues:manage',
] as const

export type Scope = (typeof scopes)[number]

/** Who asks. Plain data: it is the GraphQL context's `viewer` and travels inside the internal token. */
export interface Viewer {
  readonly kind: 'anonymous' | 'user' | 'machine' | 'service'
  /** The token's subject, the machine's client id, the service's name; empty for anonymous. */
  readonly id: string
  readonly roles: readonly Role[]
  readonly scopes: readonly string[]
  readonly agencyId?: string
  readonly name?: string
  readonly email?: string
}

export const anonymous: Viewer = Object.freeze({ kind: 'anonymous', id: '', roles: [], scopes: [] })

/** One of our own services calling another on nobody's behalf, such as bookings re-pricing an offer. */
export const serviceViewer = (name: string, granted: readonly Scope[] = scopes): Viewer => ({
  kind: 'service',
  id: name,
  roles: [],
  scopes: granted,
})

const own = ['bookings:read', 'bookings:write', 'payments:read', 'profile:read', 'profile:write'] as const

const scopesByRole: Record<Role, readonly Scope[]> = {
  traveller: own,
  agent: own,
  support: ['bookings:read', 'bookings:write', 'bookings:any', 'profile:read', 'profile:write'],
  finance: [
    'bookings:read',
    'bookings:any',
    'payments:read',
    'payments:refund',
    'profile:read',
    'profile:write',
  ],
  admin: scopes,
}

/** The union of the roles' scopes, in the catalogue's order. */
export const scopesOfRoles = (held: readonly Role[]): Scope[] =>
  scopes.filter((scope) => held.some((role) => scopesByRole[role].includes(scope)))

/**
 * Whether the viewer holds every scope of at least one alternative, as `@requiresScopes(scopes:)` means it.
 * No alternative at all lets nobody through.
 */
export const hasScopes = (viewer: Viewer, alternatives: readonly (readonly string[])[]): boolean =>
  alternatives.some((all) => all.every((scope) => viewer.scopes.includes(scope)))

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value)
export const isScope = (value: unknown): value is Scope => scopes.some((scope) => scope === value)
