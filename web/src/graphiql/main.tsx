import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './theme.css'
import { GraphiQL } from 'graphiql'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type PublicConfig, readConfig } from '../session/config.ts'
import { createExamples } from './examples.ts'
import { fetcher } from './fetcher.ts'
import { SessionBar } from './session-bar.tsx'

const tabs = createExamples(new Date()).map(({ query, variables }) => ({
  query,
  variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : undefined,
}))

// The tab in front takes its variables from here, not from its definition.
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null

/** GraphiQL keeps its tabs in the browser and prefers them to the examples: without them it begins anew. */
const freshExamples = () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith('graphiql')) localStorage.removeItem(key)
  location.reload()
}

const Page = ({ config }: { config: PublicConfig }) => (
  <>
    <SessionBar config={config} onReset={freshExamples} />
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={tabs}
      initialVariables={isFirstVisit ? tabs[0]?.variables : undefined}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo> </GraphiQL.Logo>
    </GraphiQL>
  </>
)

const config = await readConfig()
const root = document.querySelector('#root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page config={config} />
    </StrictMode>,
  )
