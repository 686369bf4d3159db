import graphql from '@graphql-eslint/eslint-plugin'

const stub = 'ObjectTypeDefinition:has(Directive[name.value=key] Argument[name.value=resolvable])'

/**
 * Only the schemas: TypeScript is oxlint's. Each file is linted by itself, because a subgraph's contract is
 * schema/shared/*.graphql and its own file put together; whether they fit is for composition to say.
 */
export default [
  { ignores: ['**/node_modules/**', '**/dist/**', 'schema/supergraph.graphql', 'scripts/new-subgraph/**'] },
  {
    files: ['schema/**/*.graphql', 'subgraphs/*/schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'type Query { root: ID } type Mutation { root: ID }' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          ignoredSelectors: [
            // Every subgraph adds to the root types; none of them owns their description.
            'ObjectTypeDefinition[name.value=/^(Query|Mutation)$/]',
            // A stub refers to another subgraph's entity, which describes itself.
            stub,
            `${stub} FieldDefinition`,
          ],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          InputObjectTypeDefinition: { requiredPattern: /(Input|Filter|Sort)$/ },
          'FieldDefinition[parent.name.value=Query]': { forbiddenPatterns: [/^(get|list|query|fetch)[A-Z]/] },
          'FieldDefinition[parent.name.value=Mutation]': { forbiddenPatterns: [/^(get|list|mutate)[A-Z]/] },
        },
      ],
      // One `input: XInput!` per mutation, named after it.
      '@graphql-eslint/input-name': [
        'error',
        { checkInputType: true, caseSensitiveInputType: false, checkQueries: false },
      ],
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/no-hashtag-description': 'error',
    },
  },
]
