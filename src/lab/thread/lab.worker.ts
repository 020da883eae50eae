/// The lab's own thread: the charts cannot hold it up.
import { expose, type ProxyMarked, type Remote, releaseProxy } from 'comlink'
import type { Snapshot } from '../../domain/snapshot'
import { browserHost } from '../host/browser-host'
import { createLab } from '../lab'
import { NewestSender } from './newest-sender'
import { SnapshotEncoder } from './snapshot-wire'
import type { LabHello, ThreadLab } from './thread-protocol'

const lab = createLab(browserHost('own', self.name))

const exposed: ThreadLab = {
  run: async (order, publish) => {
    const page = publish as Remote<typeof publish & ProxyMarked>
    // Encoded when it is sent, not when it is made: of those overtaken on the way the page knows nothing.
    const encoder = new SnapshotEncoder()
    const sender = new NewestSender<Snapshot>(async (snapshot) => {
      try {
        await page(encoder.encode(snapshot))
      } catch (error) {
        encoder.forget()
        throw error
      }
    })
    try {
      return await lab.run({
        ...order,
        publish: (snapshot) => sender.send(snapshot),
        shown: () => sender.flush(),
      })
    } finally {
      await sender.flush()
      page[releaseProxy]()
    }
  },
  fetchAhead: lab.fetchAhead,
  update: lab.update,
  startCold: lab.startCold,
  stop: lab.stop,
  measureInstrument: async (settings, seconds, progress) => {
    const page = progress as Remote<typeof progress & ProxyMarked>
    const sender = new NewestSender<number>((fraction) => page(fraction))
    try {
      return await lab.measureInstrument({ settings, seconds, progress: (fraction) => sender.send(fraction) })
    } finally {
      await sender.flush()
      page[releaseProxy]()
    }
  },
  pageChanged: lab.pageChanged,
}

expose(exposed)
const hello: LabHello = { lab: 'ready', canNest: typeof Worker === 'function' }
postMessage(hello)
// The page still draws itself: there is time until it asks for a run.
setTimeout(lab.prepare)
