import type { PoolStats } from '../index.js'
import { PoolRig } from './test-rig.js'
import { messagesOf } from './test-rig-sendings.js'
import type { Ending, Schedule, Step } from './test-steps.js'

/** After this long every time limit has run out, of calls that were made again too, and so has all patience since. */
const QUIET_MS = 30
/** Turns of the engine in which promises that were resolved are heard of. */
const TURNS = 30

const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(`Broken: ${what}`)
}

/** What must hold of a rig after every step. */
class Checks {
  readonly #rig: PoolRig
  #queuedBefore = 0
  #requeuedBefore = 0
  /** A worker may have answered a call twice: then it must be at odds with the pool. */
  #isAnsweredTwice = false

  constructor(rig: PoolRig) {
    this.#rig = rig
  }

  take(step: Step): void {
    this.#rig.take(step)
    const { broken, calls, living } = this.#rig
    must(broken.length === 0, broken.join(', '))
    const stats = this.#rig.pool.stats()
    must(stats.submitted === calls.length, 'every submitted call is counted')
    must(stats.workers.starting <= 8, 'few workers start at once')
    must(stats.workers.starting + stats.workers.ready <= stats.workers.asked, 'no more workers than asked')
    const counted = stats.workers.starting + stats.workers.ready + stats.workers.retiring
    must(
      counted >= living.length && counted <= living.length + this.#rig.promised,
      'who lives, or is promised, is counted',
    )
    if (step.kind === 'crank' && step.crank === 'answerAgain') this.#isAnsweredTwice = true
    must(
      stats.atOdds === 0 || this.#isAnsweredTwice,
      'pool and workers agree on what was sent, run and answered',
    )
    this.#books(stats)
    this.#limit(stats)
    this.#room(step, stats)
  }

  /** Every call is in one place, and has been told what is counted. */
  #books(stats: PoolStats): void {
    const { told, living } = this.#rig
    const { submitted, completed, failed, cancelled, timedOut, rejected, blocked, queued, inFlight } = stats
    must(completed === told.completed && failed === told.failed, 'completed and failed are told')
    must(
      cancelled === told.cancelled && timedOut === told.timedOut && rejected === told.rejected,
      'cancelled, timed out and rejected are told',
    )
    const settled = completed + failed + cancelled + timedOut + rejected
    must(submitted === settled + blocked + queued + inFlight, 'every call is in exactly one place')
    let open = 0
    for (const { held } of living)
      for (const { batch, place } of held) if (batch.taskAt(place) !== null) open += 1
    must(inFlight === open, 'in flight is what living workers hold and somebody waits for')
  }

  /** The queue grows beyond its limit only by calls that come back to it. */
  #limit({ queued, blocked, retried, moved }: PoolStats): void {
    const { rules, takenBack } = this.#rig
    const requeued = retried + moved + takenBack - this.#requeuedBefore
    // Where none may wait, those may that a worker has room for, or will have when it has started.
    const limit = rules.queueLimit || this.#rig.mostWorkers * rules.inFlight
    must(queued <= Math.max(limit, this.#queuedBefore) + requeued, 'the queue keeps to its limit')
    must(blocked === 0 || queued >= rules.queueLimit, 'no call is blocked while the queue has room')
    this.#queuedBefore = queued
    this.#rig.mostBlocked = Math.max(this.#rig.mostBlocked, blocked)
    this.#requeuedBefore = retried + moved + takenBack
  }

  /** No call waits for a message that is not worth waiting for. */
  #room(step: Step, { queued, blocked, workers }: PoolStats): void {
    const { rules, time } = this.#rig
    const waiting = queued + (rules.queueLimit === 0 ? blocked : 0)
    if (waiting === 0 || workers.retiring > 0 || !time.isTurnOver) return
    const isPatient = rules.batch === 'auto' && !(step.kind === 'pass' && step.ms >= QUIET_MS)
    if (isPatient) return
    const hasRoom = this.#rig.greeted.some((worker) => messagesOf(worker) < rules.inFlight)
    must(!hasRoom, 'no call waits while a worker has room')
  }

  /** Closes, lets workers answer what they hold, and sees that nothing is left. */
  async end(ending: Ending): Promise<void> {
    const rig = this.#rig
    const { pool, time } = rig
    this.take({ kind: 'pass', ms: QUIET_MS })
    this.take({ kind: 'drain' })
    this.take({ kind: 'close', force: ending === 'force' })
    if (ending === 'deaths') for (const worker of rig.living) worker.die()
    this.take({ kind: 'endTurn' })
    rig.answerAll()
    this.take({ kind: 'endTurn' })
    let isOver = false
    Promise.all(rig.promises).then(() => {
      isOver = true
    })
    for (let turn = 0; turn < TURNS && !isOver; turn += 1) await Promise.resolve()
    must(isOver, 'in the end all promises have resolved')
    must(
      rig.calls.every(({ endings }) => endings.length === 1),
      'in the end every call has settled',
    )
    must(rig.living.length === 0, 'in the end every worker has gone')
    const { asked, starting, ready, retiring } = pool.stats().workers
    must(asked + starting + ready + retiring === 0, 'in the end no worker is counted')
    must(time.timers === 0, 'in the end no timer is set')
  }
}

/** Takes every step of a schedule. @returns the rig, when all held @throws when something did not */
export const runSchedule = async (schedule: Schedule): Promise<PoolRig> => {
  const rig = new PoolRig(schedule)
  const checks = new Checks(rig)
  for (const [index, step] of schedule.steps.entries()) {
    if (schedule.closing?.at === index) rig.take({ kind: 'close', force: schedule.closing.force })
    checks.take(step)
  }
  await checks.end(schedule.ending)
  return rig
}
