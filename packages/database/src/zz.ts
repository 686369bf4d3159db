import { PGlite } from '@electric-sql/pglite'
let t = Date.now()
const lap = (n: string) => {
  console.log(n, Date.now() - t)
  t = Date.now()
}
const a = new PGlite()
await a.waitReady
lap('memory 1')
const dump = await a.dumpDataDir('none')
lap('dump ' + dump.size)
const gz = await a.dumpDataDir('gzip')
lap('dump gz ' + gz.size)
const a2 = new PGlite()
await a2.waitReady
lap('memory 2')
const b = new PGlite({ loadDataDir: dump })
await b.waitReady
lap('load')
const b2 = new PGlite({ loadDataDir: gz })
await b2.waitReady
lap('load gz')
const c = new PGlite('/tmp/pgd')
await c.waitReady
lap('nodefs fresh')
await c.close()
lap('close')
const d = new PGlite('/tmp/pgd')
await d.waitReady
lap('nodefs again')
await d.close()
const e = new PGlite('/tmp/pgd2', { loadDataDir: gz })
await e.waitReady
lap('nodefs from gz')
await e.close()
