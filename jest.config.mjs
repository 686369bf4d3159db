// Sources run as they are: swc only strips the types, Node's own ESM loads the rest.
const strip = [
  '@swc/jest',
  { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
]

export default {
  testMatch: [
    '<rootDir>/{packages,subgraphs}/*/test/**/*.test.ts',
    '<rootDir>/{router,scripts,web,bench}/test/**/*.test.ts',
    '<rootDir>/test/*.test.ts',
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': strip },
  testEnvironment: 'node',
  testTimeout: 30_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.mjs'],
}
