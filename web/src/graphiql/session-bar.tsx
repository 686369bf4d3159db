import { useState } from 'react'
import type { PublicConfig } from '../session/config.ts'
import { signIn, signOut, storedSession } from '../session/session.ts'

/** Who is asking, and the demo users to be instead. */
export const SessionBar = ({ config, onReset }: { config: PublicConfig; onReset: () => void }) => {
  const [session, setSession] = useState(storedSession)
  const [problem, setProblem] = useState('')
  const begin = (userName?: string) => {
    signIn(config, userName).catch((error: Error) => setProblem(`Signing in does not work: ${error.message}`))
  }
  const leave = () => setSession(signOut())
  return (
    <header className="session-bar">
      <a className="brand" href="/">
        Wayfare
      </a>
      <span className="who">{session ? <strong>{session.name}</strong> : 'Nobody is signed in'}</span>
      {session && (
        <button type="button" onClick={leave}>
          Sign out
        </button>
      )}
      <nav aria-label="Sign in as">
        {config.demoUsers.length > 0 && <span>Sign in as</span>}
        {config.demoUsers.map(({ userName, name, about }) => (
          <button key={userName} type="button" title={`${name}: ${about}`} onClick={() => begin(userName)}>
            {userName}
          </button>
        ))}
        {config.demoUsers.length === 0 && (
          <button type="button" onClick={() => begin()}>
            Sign in
          </button>
        )}
      </nav>
      {problem && <span role="alert">{problem}</span>}
      <button type="button" className="reset" onClick={onReset} title="Throws your tabs away">
        Fresh examples
      </button>
    </header>
  )
}
