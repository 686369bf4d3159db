/** What nothing needs is deleted: files, dependencies and exports that no entry reaches. */
export default {
  ignore: ['**/generated/**'],
  // Of the machine: pin a process to one processor, end it with its parent, queues for the chaos scenarios.
  ignoreBinaries: ['redis-server', 'setpriv', 'taskset'],
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{ts,mjs}',
        'scripts/chaos/main.ts',
        'scripts/test/**/*.test.ts',
        'bench/{*,*/main}.ts',
        'bench/peers/{index,smoke}.ts',
        'bench/peers/servers/*.ts',
      ],
      project: ['scripts/**/*.{ts,mjs}', 'bench/**/*.ts', '!scripts/new-subgraph/**'],
    },
    'packages/*': { entry: ['test/**/*.ts', 'scripts/*.ts', 'src/main.ts'] },
    'subgraphs/*': { entry: ['src/{app,main,config}.ts', 'test/**/*.ts'] },
    router: { entry: ['src/{app,main,config}.ts', 'test/**/*.ts'] },
    web: { entry: ['src/**/*.{ts,tsx}', '*.html', 'test/**/*.ts'] },
  },
  ignoreExportsUsedInFile: true,
  // A named type beside the function that takes it is documentation, whether or not somebody imports it.
  rules: { types: 'off', enumMembers: 'off' },
}
