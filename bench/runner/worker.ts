import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A Node process of the bench, on one processor, that answers messages one by one. */
export interface Worker<Message, Reply> {
  pid: number
  ask(message: Message): Promise<Reply>
  stop(): Promise<void>
}

export const startWorker = <Message, Reply>(file: string, core: number): Worker<Message, Reply> => {
  const child = spawn(
    'taskset',
    ['-c', String(core), process.execPath, '--disable-warning=ExperimentalWarning', file],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error('taskset cannot be started: the bench needs Linux and util-linux')
  return {
    pid,
    ask: async (message) => {
      child.send(message as object)
      return (await nextMessage(child, file)) as Reply
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

const nextMessage = (child: ChildProcess, file: string) =>
  new Promise<unknown>((resolve, reject) => {
    const exit = () => reject(new Error(`${file} ended`))
    child.once('exit', exit)
    child.once('message', (message) => {
      child.off('exit', exit)
      resolve(message)
    })
  })
