import { demoUsers } from './demo-users.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const style = `
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
  body { max-width: 34rem; margin: 8vh auto; padding: 0 1rem }
  ul { list-style: none; padding: 0 }
  li { margin: .5rem 0 }
  button { width: 100%; padding: .75rem 1rem; text-align: start; font: inherit; cursor: pointer; border: 1px solid; border-radius: .5rem }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
  button span { display: block }
  code { overflow-wrap: anywhere }
`

/** Plain HTML that loads nothing from anywhere. `body` is markup, `title` is text. */
const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escape(title)}</h1>${body}</main></body>
</html>
`

/** Goes with every page; no form-action, because browsers apply it to where the sign-in redirects as well. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
}

export const signInPage = (action: string) => {
  const buttons = demoUsers.map(
    ({ userName, name, about }) =>
      `<li><button name="user" value="${escape(userName)}"><strong>${escape(name)}</strong> <span>${escape(about)}</span></button></li>`,
  )
  return page(
    'Sign in to Wayfare',
    `<p>Choose who to be. These are demo users: no password is asked.</p>
<form method="post" action="${escape(action)}"><ul>${buttons.join('\n')}</ul></form>`,
  )
}

/** `form` is oidc-provider's hidden form of the id `op.logoutForm`. */
export const signOutPage = (form: string) =>
  page(
    'Sign out of Wayfare',
    `${form}<ul><li><button form="op.logoutForm" name="logout" value="yes">Sign out</button></li>
<li><button form="op.logoutForm">Stay signed in</button></li></ul>`,
  )

export const messagePage = (title: string, lines: readonly string[]) =>
  page(title, lines.map((line) => `<p>${escape(line)}</p>`).join('\n'))

export const welcomePage = (tokenUrl: string, clientId: string, grant: string) =>
  page(
    'Wayfare’s identity provider',
    `<p>For development. It has these users: ${demoUsers.map(({ userName }) => escape(userName)).join(', ')}.</p>
<p>A token for one of them:</p>
<p><code>curl ${escape(tokenUrl)} -d grant_type=${escape(grant)} -d client_id=${escape(clientId)} -d user=traveller</code></p>`,
  )
