import type { Rules } from '../index.js'
import { DEFAULT_RULES } from '../queue/rules.js'
import { PLAIN } from './test-rig-call.js'
import type { Crank, Schedule, Step, Submission } from './test-steps.js'

/** Schedules that once broke the pool, as fast-check shrank them: each is run before the random ones. */

const call = (special: Partial<Submission> = {}): Step => ({ ...PLAIN, ...special })
const crank = (what: Crank): Step => ({ kind: 'crank', crank: what, worker: 0 })
const configure = (rules: Partial<Rules>): Step => ({ kind: 'configure', ...DEFAULT_RULES, ...rules })
const scheduleOf = (special: Partial<Schedule>): Schedule => ({
  batch: 1,
  isReady: false,
  refusesSoon: false,
  serviceMs: 0,
  steps: [],
  closing: null,
  ending: 'answers',
  ...special,
})

const ABORTS_OTHERS = call({ aftermath: 'abortOthers' })
const ABORTABLE = call({ isAbortable: true })

export const ONCE_FAILED: readonly (readonly [rule: string, schedule: Schedule])[] = [
  [
    // seed 2016, run 2911: the new call took the place of the one that was dropped.
    'A call that drops the oldest waits behind those that were at the gate before it, under another rule.',
    scheduleOf({
      steps: [
        configure({ batch: 1, queueLimit: 1, overflow: 'wait' }),
        call(),
        call(),
        configure({ batch: 1, queueLimit: 1, overflow: 'drop-oldest' }),
        call(),
        crank('hello'),
        crank('answer'),
      ],
    }),
  ],
  [
    // seed 2016, run 294: the other was settled by its signal, then once more by its answer.
    'A call that was answered settles once, though the caller of another in the same answer aborts it.',
    scheduleOf({
      batch: 3,
      steps: [ABORTS_OTHERS, ABORTABLE, crank('hello'), { kind: 'endTurn' }, crank('answerBatch')],
    }),
  ],
  [
    // seed 2016, run 475
    'A call whose answer cannot be read settles once, though the caller of another in its message aborts it.',
    scheduleOf({
      batch: 3,
      steps: [ABORTS_OTHERS, ABORTABLE, crank('hello'), { kind: 'endTurn' }, crank('answerUnreadable')],
    }),
  ],
  [
    // seed 2016, run 418
    'A call that died with its worker settles once, though the caller of another that died with it aborts it.',
    scheduleOf({
      isReady: true,
      steps: [crank('die'), configure({ batch: 1, inFlight: 2 }), ABORTS_OTHERS, ABORTABLE, crank('die')],
    }),
  ],
  [
    // seed 2016, run 15: it left the line a second time, whose length was then below 0.
    'A call that waits when the pool closes settles once, though the caller of another that waits aborts it.',
    scheduleOf({ steps: [ABORTS_OTHERS, ABORTABLE] }),
  ],
  [
    // seed 2016, run 1915
    'A call in flight when the pool closes by force settles once, though the caller of another aborts it.',
    scheduleOf({
      batch: 2,
      steps: [ABORTS_OTHERS, ABORTABLE, crank('hello'), { kind: 'endTurn' }],
      ending: 'force',
    }),
  ],
  [
    // seed 2016, run 225: they waited again, in a pool with no worker.
    'Calls of a message that could not be sent settle, though the pool was closed meanwhile.',
    scheduleOf({
      batch: 2,
      steps: [call({ isUnclonable: true }), call(), crank('hello'), { kind: 'endTurn' }],
    }),
  ],
  [
    // seed 2016, run 8471: the pool may have more workers, and the new call was the first to profit.
    'A call that comes when there is room for more than one waits behind those at the gate, where no call may wait.',
    scheduleOf({
      steps: [
        call(),
        call(),
        configure({ batch: 1, queueLimit: 0, overflow: 'wait' }),
        call(),
        crank('hello'),
        { kind: 'resize', workers: { min: 0, max: 3, idleMs: 0 } },
        call(),
        crank('answer'),
        { kind: 'crank', crank: 'hello', worker: 1 },
        crank('answer'),
      ],
    }),
  ],
  [
    // By hand: the timer held the process up to five seconds longer.
    'No worker is waited for to be replaced that dies in a pool which is closing.',
    scheduleOf({
      batch: 1,
      isReady: true,
      steps: [call(), call(), crank('die'), crank('hello')],
      ending: 'deaths',
    }),
  ],
]
