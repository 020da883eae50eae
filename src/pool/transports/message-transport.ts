import type { Batch } from '../calls/batch.js'
import { connect, linkOf } from './connection/connection.js'
import type { Transport } from './transport.js'
import { transferablesOf } from './wire/greeting.js'
import { requestOf } from './wire/wire.js'

/** Sends each batch as one message; the worker may answer it in parts. */
export const messageTransport: Transport = {
  name: 'message',
  obstacle: () => null,
  connect: (worker, inbox, now) => {
    const connection = connect(worker, inbox, now)
    const { end, outstanding } = connection
    const send = (batch: Batch): void => {
      const sent = outstanding.open(batch)
      const tasks = batch.openTasks()
      try {
        end.post(requestOf(tasks, 0, sent.base, sent.number), transferablesOf(tasks) ?? [])
      } catch (cause) {
        queueMicrotask(() => outstanding.unsent(sent, null, cause))
      }
    }
    return linkOf(connection, send)
  },
}
