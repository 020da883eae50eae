import { afterEach, beforeEach, expect, it } from 'vitest'
import { Batch } from '../calls/batch.js'
import { NotedTask } from '../testing/test-transport.js'
import { AnswerRing } from '../worker-end/answers/answer-ring.js'
import type { PoolWorker } from '../workers/pool-worker.js'
import { sharedTransport } from './shared-transport.js'
import type { Inbox, Link, WorkerLike } from './transport.js'

const MANY = 1_000_000

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

/** A worker that answers each call while it is being sent: none can be quicker. */
const connectQuickest = (onReply: () => void) => {
  let answers: AnswerRing | null = null
  let mark = 0
  let hear: (event: Event) => void = () => undefined
  const worker: WorkerLike = {
    postMessage: (message: object) => {
      if ('toPool' in message) mark = Number(message.toPool)
      if ('memory' in message) answers = new AnswerRing(message.memory as SharedArrayBuffer)
    },
    addEventListener: (_type, listener) => {
      hear = listener
    },
    removeEventListener: () => undefined,
    terminate: () => undefined,
  }
  const inbox = { hello: () => undefined, bypassed: () => undefined, reply: onReply } as unknown as Inbox
  const link = sharedTransport.connect(worker, inbox, () => 0)
  const hello = { pool: 'ready', timeOrigin: 0, methods: ['work'], canShare: true, mark }
  hear(new MessageEvent('message', { data: hello }))
  let sent = 0
  const send = (): void => {
    sent += 1
    const number = sent
    const task = new NotedTask(0)
    Object.defineProperty(task, 'args', {
      get: () => {
        answers?.write(number, 0, 'done', 0, 0, number)
        answers?.signal()
        return [1]
      },
    })
    const batch = new Batch({ batches: new Set() } as unknown as PoolWorker, [task], 0)
    link.send(batch)
  }
  return { link, send, sent: () => sent }
}

let links: Link[] = []
beforeEach(() => {
  links = []
})
afterEach(() => {
  for (const link of links) link.close()
})

it('A call through shared memory is not answered before whoever made it goes on, however quick its worker.', async () => {
  let replies = 0
  const { link, send } = connectQuickest(() => {
    replies += 1
  })
  links.push(link)
  send()
  expect(replies).toBe(0)
  await nextTurn()
  expect(replies).toBe(1)
})

it('Callers who call again with each answer, and workers as quick, leave the rest of the thread its turn.', async () => {
  let isOver = false
  const { link, send, sent } = connectQuickest(() => {
    if (!isOver && sent() < MANY) send()
  })
  links.push(link)
  send()
  await nextTurn()
  isOver = true
  expect(sent()).toBeLessThan(MANY)
})
