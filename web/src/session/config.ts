export interface DemoUser {
  userName: string
  name: string
  about: string
}

/** What the router says about signing in, at /config.json. */
export interface PublicConfig {
  issuer: string
  clientId: string
  demoUsers: DemoUser[]
}

export const readConfig = async (): Promise<PublicConfig> => {
  const answer = await fetch('/config.json')
  if (!answer.ok) throw new Error(`/config.json answered ${answer.status}`)
  return (await answer.json()) as PublicConfig
}
