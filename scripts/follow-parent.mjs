// Preloaded into what bootstrap.mjs starts: when that process is gone, even by `kill -9`, this one stops as well.
// Its own children inherit the preload and have other parents: they are left alone.
if (process.channel && String(process.ppid) === process.env.WAYFARE_BOOTSTRAP_PID) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 10_000).unref()
  })
  process.channel.unref()
}
