import type { Random } from '../../demand/random'
import { type Judgement, type OwnFault, ownStepLimitMs, type WayFigures } from '../../domain/own/own'
import { formatRoundDuration, formatWhole } from '../../domain/text'
import { meanOf } from '../../stats/intervals/mean'
import { OwnFaultError, ownFault } from '../fault'
import { mostCalls } from '../stage/block/calls'
import type { Block, Heap, Trial } from '../stage/protocol'
import { type OwnStage, StageError } from '../stage/stage'
import {
  blankWay,
  factsOf,
  frameMsOf,
  type MeasuredTrial,
  tooLongForPage,
  type WayFacts,
} from './facts/facts'
import { TOO_LONG_FOR_PAGE_MS } from './limits'
import { planOf, type RoundsPlan } from './plan/plan'
import type { Asked } from './plan/request'
import { type Rounds, runRounds, seenRounds, WayError } from './plan/rounds'
import { type JudgeBackground, reasonsOf } from './ruling/reasons'
import { type MeasuredWays, rulingOf } from './ruling/ruling'
import { verdictSentenceOf } from './ruling/sentence'
import { wayText } from './ruling/way-text'

/** What measuring needs beside the stage. */
export interface VerdictPorts {
  readonly cores: number
  readonly now: () => number
  readonly random: Random
}

const SEED = 1
/** How long a function is tried, and timed on the page, ms; calls that are tried at most. */
const TRIAL_MS = 600
const TRIAL_CALLS = 2000
/** What may each take as long as a call may: two workers that start, four steps, and the calls. */
const TRIAL_STEPS = 7
const STEADY_MS = 1200
/** A stage that takes this long beyond what it was given says nothing any more, ms. */
const PATIENCE_MS = 3000
/** Fewest rounds that a verdict is made from. */
const FEWEST_ROUNDS = 3

export const cannotTell = (why: string, ways: readonly WayFigures[] = []): Judgement => ({
  verdict: 'cannot-tell',
  workers: 0,
  sentence: `Cannot be told, because ${why}`,
  ways,
  reasons: [],
})

export const HIDDEN =
  'the page was hidden: browsers draw no frames then. Measure again, and leave this tab in front meanwhile.'
const lowerFirst = (sentence: string): string => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`

/** The fault behind what a stage answered; what is no fault of the function's is thrown on. */
const faultBehind = (error: unknown, limitMs: number): OwnFault => {
  if (!(error instanceof StageError)) throw error
  const { trouble } = error
  switch (trouble.kind) {
    case 'fault':
      return trouble.fault
    case 'hangs':
      return ownFault(
        'never-settles',
        `A call did not end within ${formatRoundDuration(limitMs * 1000)}, or memory ran out. What ran it was ended.`,
      )
    case 'forged':
      return ownFault(
        'throws',
        'The function answered in the place of what measures it: no figure can be believed.',
      )
    case 'ended':
    case 'no-stage':
      throw error
    default:
      return trouble satisfies never
  }
}

/** Timed on the page's thread: on one that is held for seconds nothing could be seen. */
const fitsPage = ({ heldUs }: Trial) => heldUs <= TOO_LONG_FOR_PAGE_MS * 1000

const idleLossOf = (idle: readonly Block[], frameMs: number): number =>
  meanOf(
    idle.map(({ frames, framesMs }) => {
      const expected = Math.round(framesMs / frameMs)
      return Math.max(0, expected - frames) / Math.max(1, expected)
    }),
  )

const evidenceOf = (rounds: Rounds, measured: MeasuredTrial, trial: Trial): MeasuredWays => {
  const idle = rounds.find(({ planned }) => planned.way === 'idle')?.blocks ?? []
  const facts = rounds.flatMap(({ planned: { way, workers }, blocks }): readonly WayFacts[] =>
    way === 'idle' ? [] : [factsOf({ way, workers, blocks, idle }, measured)],
  )
  const of = (way: 'direct' | 'sliced') =>
    facts.find(({ figures }) => figures.way === way) ?? tooLongForPage(way, trial)
  return {
    demand: measured.demand,
    direct: of('direct'),
    sliced: of('sliced'),
    pools: facts.filter(({ figures }) => figures.way === 'pool'),
    unsendable: trial.unsendable,
  }
}

/** One measuring, from a stage that has opened to a verdict. */
export class VerdictMaking {
  readonly #stage: OwnStage
  readonly #asked: Asked
  readonly #ports: VerdictPorts
  readonly #tell: (fraction: number, doing: string) => void

  constructor(
    stage: OwnStage,
    asked: Asked,
    ports: VerdictPorts,
    tell: (fraction: number, doing: string) => void,
  ) {
    this.#stage = stage
    this.#asked = asked
    this.#ports = ports
    this.#tell = tell
  }

  get #stepLimitMs(): number {
    return ownStepLimitMs(this.#asked.callLimitMs)
  }

  /** Tries the function where it can be ended. @throws {OwnFaultError} */
  async #try(source: string): Promise<Trial | Judgement> {
    const stepLimitMs = this.#stepLimitMs
    const preparing = { source, seed: SEED, stepLimitMs }
    const { isVisible, obstacle } = await this.#stage.ask('prepare', preparing, PATIENCE_MS * 3)
    if (!isVisible) return cannotTell(HIDDEN)
    if (obstacle !== null)
      return cannotTell(`workers do not start in the frame in which it is measured: ${obstacle}`)
    this.#tell(0.04, 'trying the function in a worker')
    try {
      const asks = { ms: TRIAL_MS, calls: TRIAL_CALLS }
      return await this.#stage.ask('trial', asks, TRIAL_MS + TRIAL_STEPS * stepLimitMs + PATIENCE_MS)
    } catch (error) {
      throw new OwnFaultError(faultBehind(error, stepLimitMs))
    }
  }

  async #steady({ callUs, isAsync }: Trial) {
    this.#tell(0.08, 'timing it on the page')
    const limitMs = STEADY_MS + this.#asked.callLimitMs + PATIENCE_MS
    try {
      return await this.#stage.ask('steady', { ms: STEADY_MS, callUs, isAsync }, limitMs + 30 * callUs * 1e-3)
    } catch (error) {
      throw new WayError({ way: 'direct', workers: 0 }, error)
    }
  }

  async judge(source: string): Promise<Judgement> {
    const { demand, settings, workers } = this.#asked
    const trial = await this.#try(source)
    if ('verdict' in trial) return trial
    if (trial.failed === trial.calls)
      throw new OwnFaultError(
        ownFault(
          'throws',
          `${trial.calls === 1 ? 'The only call' : `Each of ${trial.calls} calls`} threw: ${trial.failure ?? ''}.`,
          trial.failureLine === null ? null : { line: trial.failureLine, column: null },
        ),
      )
    if (demand.kind === 'burst' && demand.calls > mostCalls(trial.argumentBytes))
      return cannotTell(
        `the arguments of so many calls at once are more than can be held: ask for a burst of ${formatWhole(mostCalls(trial.argumentBytes))} at the most.`,
      )
    const plan = planOf(trial, demand, this.#ports.cores, workers)
    const isOnPage = fitsPage(trial)
    try {
      const { transport, batch } = settings
      await this.#stage.ask(
        'pools',
        { sizes: plan.sizes, transport, batch },
        (2 + plan.sizes.length) * this.#stepLimitMs + PATIENCE_MS,
      )
      const steady = isOnPage ? await this.#steady(trial) : null
      return await this.#measure({ plan, trial, isOnPage, steady })
    } catch (error) {
      return this.#failed(error)
    }
  }

  async #measure({
    plan,
    trial,
    isOnPage,
    steady,
  }: {
    readonly plan: RoundsPlan
    readonly trial: Trial
    readonly isOnPage: boolean
    readonly steady: JudgeBackground['steady']
  }): Promise<Judgement> {
    const { demand, callLimitMs } = this.#asked
    const ways = plan.ways.filter(({ way }) => isOnPage || way === 'idle' || way === 'pool')
    const kept: Heap[] = []
    const lookAtHeap = async () => void kept.push(await this.#stage.ask('heap', null, PATIENCE_MS * 2))
    const rounds = seenRounds(
      await runRounds(
        this.#stage,
        { plan: { ...plan, ways }, trial, demand, callLimitMs },
        {
          random: this.#ports.random,
          now: this.#ports.now,
          onRound: async (done, of) => {
            this.#tell(0.15 + 0.82 * (done / of), `measuring, round ${done + 1} of ${of}`)
            // What is made once is there after the first round.
            if (done === 1 || done === Math.ceil(of / 2)) await lookAtHeap()
          },
        },
      ),
    )
    const idle = rounds.find(({ planned }) => planned.way === 'idle')?.blocks ?? []
    const frameMs = frameMsOf(idle)
    if (frameMs === null || idle.length < FEWEST_ROUNDS) return cannotTell(HIDDEN)
    await lookAtHeap()
    const evidence = evidenceOf(rounds, { trial, demand, frameMs }, trial)
    const calls = evidence.direct.figures.calls + evidence.sliced.figures.calls
    const ruling = rulingOf(evidence)
    return {
      verdict: ruling.verdict,
      workers: ruling.verdict === 'offload' ? ruling.pool.figures.workers : 0,
      sentence: verdictSentenceOf(ruling, evidence),
      ways: [evidence.direct, evidence.sliced, ...evidence.pools].map(({ figures }) => figures),
      reasons: reasonsOf({
        asked: this.#asked,
        trial,
        steady,
        heap: { kept, calls },
        idleLoss: idleLossOf(idle, frameMs),
        evidence,
      }),
    }
  }

  /** A way that came to no end, after a trial that did: named as that. */
  #failed(error: unknown): Judgement {
    const planned = error instanceof WayError ? error.planned : null
    const fault = faultBehind(error instanceof WayError ? error.cause : error, this.#asked.callLimitMs)
    const said = lowerFirst(fault.message)
    if (!planned || planned.way === 'idle') return cannotTell(said)
    const way = blankWay(planned.way, planned.workers, fault)
    return cannotTell(`${wayText(way)}, though not when it was tried, ${said}`, [way])
  }
}
