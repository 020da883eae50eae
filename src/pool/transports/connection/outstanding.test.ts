import { describe, expect, it } from 'vitest'
import { Batch } from '../../calls/batch.js'
import { NotedTask } from '../../testing/test-transport.js'
import { AnswerRing } from '../../worker-end/answers/answer-ring.js'
import type { PoolWorker } from '../../workers/pool-worker.js'
import { createMemory } from '../shared-memory/memory.js'
import type { Inbox } from '../transport.js'
import { REPLY_HEAD, REPLY_STEP, type Reply } from '../wire/wire.js'
import { Outstanding } from './outstanding.js'

const answerOf = (place: number) => [place, `answer ${place}`, 1, 2] as const
const countIn = (reply: Reply) => (reply.length - REPLY_HEAD) / REPLY_STEP

describe('a message about a batch that goes on', () => {
  it('counts as started what the worker started while the message travelled, whose answers are read with it', () => {
    const memory = createMemory(false)
    const ring = new AnswerRing(memory)
    const replies: Reply[] = []
    const outstanding = new Outstanding(
      { reply: (_batch, reply) => replies.push(reply) } as Pick<Inbox, 'reply'> as Inbox,
      () => 0,
    )
    outstanding.share(memory)
    const poolWorker = { batches: new Set<Batch>() } as unknown as PoolWorker
    const tasks = Array.from({ length: 4 }, (_, n) => new NotedTask(n))
    const { number } = outstanding.open(new Batch(poolWorker, tasks, 0))
    const partly: Reply = [1, null]
    for (const place of [0, 1, 2]) ring.write(number, place, `answer ${place}`, 1, 2, place + 1)
    outstanding.answered(number, partly, 0)
    outstanding.answered(number, [4, null, ...answerOf(3)], 0)
    expect(replies.map((reply) => [reply[0], countIn(reply)])).toEqual([
      [3, 3],
      [4, 1],
    ])
  })
})
