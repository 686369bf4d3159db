// The layers of the house (docs/architecture.md): an arrow may only point down. Each rule says what it protects.
const { Visitor } = require('@swc/core/Visitor.js')

const layers = [
  ['domain', 'gazetteer'],
  ['config', 'telemetry', 'http-server'],
  ['database', 'cache', 'auth', 'resilience', 'keyring', 'graphql-input'],
  ['supplier-client', 'booking-events'],
  ['subgraph-kit'],
]
const developmentOnly = ['supplier-sandbox', 'identity-provider', 'test-kit']

const anyOf = (names) => `(${names.join('|')})`
const below = (level) => layers.slice(0, level).flat()
const tests = '(^|/)test/'
/** `subgraphs/flights/src/flight.ts`: the file that has the vertical's own name, in the singular. */
const domainFile = '^subgraphs/(([^/]+?)(es|s)/src/\\2|([^/]*[^/s])/src/\\4)\\.ts$'
/** A folder of a subgraph's source is an adapter to the outside. Bookings has no supplier: its folders are its steps. */
const adapter = '^subgraphs/(?!bookings/)([^/]+)/src/(?!generated/)([^/]+)/'
/** Where a subgraph meets GraphQL. */
const graphqlSide = '^subgraphs/[^/]+/src/(generated/|(resolvers|loaders|context|app|main)\\.ts$)'

const rule = (name, comment, arrow) => ({ name, comment, severity: 'error', ...arrow })

/** A package may use itself and what lies below its own layer, nothing else of the workspace. */
const layerRules = layers.map((names, level) =>
  rule(`layer-${level}-points-down`, `May use what lies below: ${below(level).join(', ') || 'nothing'}.`, {
    from: { path: `^packages/${anyOf(names)}/`, pathNot: tests },
    to: { path: '^packages/', pathNot: `^packages/${anyOf([...below(level), '$1'])}/` },
  }),
)

const packageRules = [
  rule('every-package-has-a-layer', 'A new package needs its place at the top of this file.', {
    from: { path: '^packages/', pathNot: `^packages/${anyOf([...layers.flat(), ...developmentOnly])}/` },
    to: {},
  }),
  rule('packages-stand-below-services', 'A package knows no subgraph, no router and no page.', {
    from: { path: '^packages/' },
    to: { path: '^(subgraphs|router|web|scripts)/' },
  }),
  rule('packages-have-one-door', 'A package is used through its index.ts; the rest of it is private.', {
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/[^/]+/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$'] },
  }),
  rule('packages-have-one-door-for-others', 'A package is used through its index.ts.', {
    from: { pathNot: '^packages/' },
    to: { path: '^packages/[^/]+/', pathNot: '^packages/[^/]+/src/index\\.ts$' },
  }),
  rule(
    'development-parts-stay-out',
    'Sandbox, identity provider and test kit serve tests and scripts only.',
    {
      from: {
        path: '^(packages|subgraphs|router|web)/',
        pathNot: [tests, `^packages/${anyOf(developmentOnly)}/`],
      },
      to: { path: `^packages/${anyOf(developmentOnly)}/` },
    },
  ),
]

const serviceRules = [
  rule('subgraphs-are-strangers', 'Subgraphs meet in the supergraph and on the queues, never in code.', {
    from: { path: '^subgraphs/([^/]+)/' },
    to: { path: '^(subgraphs|router|web|scripts)/', pathNot: '^subgraphs/$1/' },
  }),
  rule('router-knows-no-subgraph', 'The router knows subgraphs by their schema and address only.', {
    from: { path: '^router/', pathNot: tests },
    to: { path: '^(subgraphs|web|scripts|packages/subgraph-kit)/' },
  }),
  rule('execution-knows-no-travel', 'The executor runs any supergraph, for any viewer.', {
    from: { path: '^router/src/execution/' },
    to: {
      path: '^(packages/(?!domain|telemetry|resilience|graphql-input)|router/src/(access|http)/)',
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('web-speaks-graphql', 'The pages reach the house through its endpoint only.', {
    from: { path: '^web/', pathNot: tests },
    to: { path: '^(subgraphs|router|scripts|packages)/' },
  }),
  rule(
    'services-have-one-door',
    'From outside, a service is app.ts (start it) and config.ts (configure it).',
    {
      from: { pathNot: '^(subgraphs/[^/]+|router|web)/' },
      to: { path: '^(subgraphs/[^/]+|router)/', pathNot: '^(subgraphs/[^/]+|router)/src/(app|config)\\.ts$' },
    },
  ),
  rule('production-has-no-development-dependencies', 'A service runs without devDependencies.', {
    from: {
      path: '^(packages/[^/]+|subgraphs/[^/]+|router)/src/',
      pathNot: `^packages/${anyOf(developmentOnly)}/`,
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  }),
]

const verticalRules = [
  rule(
    'adapters-know-no-graphql',
    'What speaks to a supplier translates into domain types and nothing else.',
    {
      from: { path: adapter },
      to: { path: ['^node_modules/.*/(graphql|dataloader|@apollo)(/|$)', graphqlSide] },
    },
  ),
  rule('adapters-know-no-other', 'One supplier, one folder; what two share belongs beside the port.', {
    from: { path: adapter },
    to: { path: adapter, pathNot: '^subgraphs/$1/src/$2/' },
  }),
  rule('domain-files-are-pure', 'Domain types and ports need nothing at run time but the domain package.', {
    from: { path: domainFile },
    to: {
      pathNot: ['^packages/domain/', '^node_modules/.*/(zod|temporal-polyfill)/'],
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('domain-files-name-no-adapter', 'Not even a type of an adapter or of GraphQL reaches the domain.', {
    from: { path: domainFile },
    to: { path: [adapter, graphqlSide] },
  }),
]

const generalRules = [
  rule('sources-know-no-tests', 'Tests look at sources, not the other way round.', {
    from: { pathNot: tests },
    to: { path: tests, pathNot: 'node_modules' },
  }),
  rule('no-cycles', 'Two modules that need each other are one module, or a third is missing.', {
    from: {},
    // Generated types name the context, and the context is made of modules that take generated types.
    to: { circular: true, viaOnly: { pathNot: '/generated/' } },
  }),
  rule('nothing-unresolved', 'The import leads nowhere.', { from: {}, to: { couldNotResolve: true } }),
]

// swc reads `await using`, but the visitor that comes with it refuses to walk over it.
const walk = Visitor.prototype.visitStatement
Visitor.prototype.visitStatement = function visitStatement(statement) {
  if (statement.type !== 'UsingDeclaration') return walk.call(this, statement)
  statement.decls = this.visitVariableDeclarators(statement.decls)
  return statement
}

module.exports = {
  forbidden: [...layerRules, ...packageRules, ...serviceRules, ...verticalRules, ...generalRules],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/dist/', '^scripts/new-subgraph/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
