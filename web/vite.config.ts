import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => new URL(`${name}.html`, import.meta.url).pathname

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    rollupOptions: {
      input: { index: page('index'), graphiql: page('graphiql'), 'signed-in': page('signed-in') },
      onwarn(warning, next) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') next(warning) // advice to a compiler that has already run
      },
    },
    modulePreload: { polyfill: false },
    reportCompressedSize: false, // costs seconds and tells a start nothing
    chunkSizeWarningLimit: 8_000, // Monaco is that large, and loaded only by GraphiQL
  },
  worker: { format: 'es' },
})
