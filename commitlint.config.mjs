export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    // One type and one idea per commit; the scope names the package or service: feat(flights): …
    'scope-case': [2, 'always', 'kebab-case'],
    'body-max-line-length': [1, 'always', 100],
  },
}
