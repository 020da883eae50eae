import type { Batch } from '../calls/batch.js'
import { connect } from './connection.js'
import { transferablesOf } from './greeting.js'
import type { Transport } from './transport.js'
import { requestOf } from './wire.js'

/** Sends each batch as one message; the worker may answer it in parts. */
export const messageTransport: Transport = {
  name: 'message',
  obstacle: () => null,
  connect: (worker, inbox, now) => {
    const { end, outstanding, abort } = connect(worker, inbox, now)
    const send = (batch: Batch): void => {
      const sent = outstanding.open(batch)
      const tasks = batch.openTasks()
      try {
        end.post(requestOf(tasks, 0, sent.base, sent.number), transferablesOf(tasks) ?? [])
      } catch (cause) {
        queueMicrotask(() => outstanding.unsent(sent, null, cause))
      }
    }
    return {
      send,
      tell: (message) => end.post(message),
      look: outstanding.look,
      takeBack: outstanding.takeBack,
      canTakeBack: () => outstanding.canTakeBack,
      abort,
      close: () => {
        end.close()
        outstanding.clear()
      },
    }
  },
}
