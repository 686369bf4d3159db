import { readFile } from 'node:fs/promises'
import { unwatchFile, watchFile } from 'node:fs'

/** Where a supergraph comes from. `watch` calls back with every later text, and returns how to stop. */
export interface SupergraphSource {
  read(): Promise<string>
  watch(onChange: (sdl: string) => void): () => void
}

/**
 * A supergraph in a file. Looked at by polling: it sees in-place writes, renames over the file and the swapped
 * links of a mounted ConfigMap alike. A file that is absent or empty for a moment is a write in progress.
 */
export const supergraphFile = (path: string, pollMs = 500): SupergraphSource => ({
  read: () => readFile(path, 'utf8'),
  watch: (onChange) => {
    const look = () => {
      readFile(path, 'utf8').then(
        (sdl) => sdl.trim() && onChange(sdl),
        () => undefined,
      )
    }
    watchFile(path, { interval: pollMs, persistent: false }, look)
    return () => unwatchFile(path, look)
  },
})
