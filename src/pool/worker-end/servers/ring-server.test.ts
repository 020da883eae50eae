import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_CELL } from '../../transports/shared-memory/claims.js'
import { writeValue } from '../../transports/shared-memory/codec.js'
import {
  cellsOf,
  createMemory,
  REQUEST_HEAD_WORDS,
  RecordRing,
} from '../../transports/shared-memory/memory.js'
import { ANSWERS, countOf, hearOf, REQUESTS, signal } from '../../transports/shared-memory/wake-signals.js'
import { AnswerRing } from '../answers/answer-ring.js'
import { Runner, Sequences } from '../runner.js'
import { serveRing } from './ring-server.js'

/** Writes calls of the first function, each with its number, and signals them. */
const writeCalls = (memory: SharedArrayBuffer, calls: number): void => {
  const requests = new RecordRing(memory, 'requests')
  for (let place = 0; place < calls; place += 1) {
    const at = requests.reserve(REQUEST_HEAD_WORDS + 2) ?? Number.NaN
    requests.words.i32.set([place, 1, NO_CELL, 0, 1], at * 2 + 1)
    writeValue(requests.words, at + REQUEST_HEAD_WORDS, place)
  }
  requests.publish()
  signal(cellsOf(memory), REQUESTS)
}

/** @param stepMs by which the clock moves with each reading @returns calls that had run whenever the pool was told */
const toldOf = async (calls: number, stepMs: number): Promise<readonly number[]> => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += stepMs
    return now
  })
  const memory = createMemory(true)
  const cells = cellsOf(memory)
  const told: number[] = []
  let hasRun = 0
  const runner = new Runner({
    count: () => {
      hasRun += 1
    },
  })
  const answers = new AnswerRing(memory)
  vi.spyOn(answers, 'signal').mockImplementation(() => {
    told.push(hasRun)
    signal(cells, ANSWERS)
  })
  const heard = hearOf(cells, ANSWERS, countOf(cells, ANSWERS))
  const end = { memory, runner, answers, sequences: new Sequences(runner), send: () => undefined }
  serveRing({ ...end, ownsThread: false })
  writeCalls(memory, calls)
  await heard
  return told
}

describe('a worker whose calls come through shared memory', () => {
  afterEach(() => vi.restoreAllMocks())

  it('tells the pool after the first of several short calls, which wakes while the others run, and at the end', async () =>
    expect(await toldOf(5, 0.001)).toEqual([1, 5]))

  it('tells the pool of a call that came alone once', async () => expect(await toldOf(1, 0.001)).toEqual([1]))

  it('tells the pool at the end of calls that are not short: it would wake, and find few of them', async () =>
    expect(await toldOf(5, 0.02)).toEqual([5]))

  it('tells the pool of each call that takes longer than a ms when it has ended', async () =>
    expect(await toldOf(3, 2)).toEqual([1, 2, 3, 3]))
})
