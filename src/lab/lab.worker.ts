/// The lab's own thread: the charts cannot hold it up.
import { expose, type ProxyMarked, type Remote, releaseProxy } from 'comlink'
import type { Snapshot } from '../domain/snapshot'
import { browserHost } from './browser-host'
import { createLab } from './lab'
import { NewestSender } from './newest-sender'
import type { LabHello, ThreadLab } from './thread-protocol'

const lab = createLab(browserHost('thread'))

const exposed: ThreadLab = {
  run: async (order, publish) => {
    const page = publish as Remote<typeof publish & ProxyMarked>
    const sender = new NewestSender<Snapshot>((snapshot) => page(snapshot))
    try {
      return await lab.run({ ...order, publish: (snapshot) => sender.send(snapshot) })
    } finally {
      await sender.flush()
      page[releaseProxy]()
    }
  },
  update: lab.update,
  stop: lab.stop,
  pageChanged: lab.pageChanged,
}

expose(exposed)
const hello: LabHello = { lab: 'ready', canNest: typeof Worker === 'function' }
postMessage(hello)
