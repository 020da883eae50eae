import type { Case } from '../cases'
import { BARE_COMLINK, LONE_CALLER } from '../names'
import { fitBurst, timeBurst } from './burst'
import { fitClosed, timeClosed } from './closed'
import type { Contender, Kind, Running } from './contender'
import { CONTENDERS } from './contenders'
import { within } from './within'
import { type Load, loadOf } from './workload'

/** A contender's figures in one case. */
export interface Row {
  readonly name: string
  readonly kind: Kind
  /** Why it could not be measured; null when it could. */
  readonly error: string | null
  /** Calls of each turn. */
  readonly calls: number
  /** Of a burst of fewer calls than the case asks for: seconds that all would take. */
  readonly wouldTakeS: number | null
  /** One a round. Closed: µs a call as its caller sees it. Burst: calls a second. */
  readonly figures: readonly number[]
}

/** What one contender does in a turn. */
interface Turns {
  readonly fit: () => Promise<{ readonly calls: number; readonly wouldTakeS: number | null }>
  readonly take: (calls: number) => Promise<number>
}

interface Entry {
  readonly name: string
  readonly contender: Contender
  readonly workers: number
  readonly turnsOf: (running: Running) => Turns
}

const START_S = 30
const FIT_S = 120
const TURN_S = 90
const CLOSE_S = 10

/**
 * Collects garbage, where Chromium was started so that a page may: a burst shall pay for its own only. Not before
 * closed turns, which leave little: collecting so often drops optimised code, and a turn would pay for that, the
 * more the more code a contender has.
 */
const collectGarbage = (): void => {
  if ('gc' in globalThis && typeof globalThis.gc === 'function') globalThis.gc()
}

const closedTurns =
  (load: Load, callers: number) =>
  (running: Running): Turns => ({
    fit: async () => ({ calls: await fitClosed(running, load, callers), wouldTakeS: null }),
    take: (calls) => timeClosed(running, load, callers, calls),
  })

const burstTurns =
  (load: Load, wanted: number) =>
  (running: Running): Turns => ({
    fit: () => fitBurst(running, load, wanted),
    take: async (calls) => {
      collectGarbage()
      return calls / (await timeBurst(running, load, calls))
    },
  })

const entriesOf = (order: Case): readonly Entry[] => {
  const load = loadOf(order.method)
  const turnsOf = order.demand === 'closed' ? closedTurns(load, order.callers) : burstTurns(load, order.calls)
  const all = CONTENDERS.map((contender) => ({
    name: contender.name,
    contender,
    workers: order.workers,
    turnsOf,
  }))
  const comlink = CONTENDERS.find(({ name }) => name === BARE_COMLINK)
  if (order.demand === 'burst' || !order.hasLoneCaller || !comlink) return all
  return [...all, { name: LONE_CALLER, contender: comlink, workers: 1, turnsOf: closedTurns(load, 1) }]
}

/** One contender through one case. The first thing that goes wrong ends its part and becomes its row. */
class Participant {
  readonly #entry: Entry
  readonly #figures: number[] = []
  #running: Running | null = null
  #turns: Turns | null = null
  #calls = 0
  #wouldTakeS: number | null = null
  #error: string | null = null

  constructor(entry: Entry) {
    this.#entry = entry
  }

  get row(): Row {
    const { name, contender } = this.#entry
    const figures = this.#error === null ? this.#figures : []
    return {
      name,
      kind: contender.kind,
      error: this.#error,
      calls: this.#calls,
      wouldTakeS: this.#wouldTakeS,
      figures,
    }
  }

  start(): Promise<void> {
    return this.#attempt('start', START_S, async () => {
      const { contender, workers, turnsOf } = this.#entry
      const start = await contender.load()
      this.#running = await start(workers)
      this.#turns = turnsOf(this.#running)
    })
  }

  warmUp(): Promise<void> {
    return this.#attempt('warm-up', FIT_S, async () => {
      if (!this.#turns) return
      const { calls, wouldTakeS } = await this.#turns.fit()
      this.#calls = calls
      this.#wouldTakeS = wouldTakeS
    })
  }

  takeTurn(): Promise<void> {
    return this.#attempt('turn', TURN_S, async () => {
      if (this.#turns) this.#figures.push(await this.#turns.take(this.#calls))
    })
  }

  /** Lets the workers go. How a contender closes is not measured, so an error there is nobody's. */
  async close(): Promise<void> {
    const running = this.#running
    this.#running = null
    this.#turns = null
    if (running) await within(CLOSE_S, 'close', running.close()).catch(() => undefined)
  }

  async #attempt(what: string, seconds: number, action: () => Promise<void>): Promise<void> {
    if (this.#error !== null) return
    try {
      await within(seconds, what, action())
    } catch (error) {
      this.#error = `${what}: ${error instanceof Error ? error.message : String(error)}`
      await this.close()
    }
  }
}

/**
 * One start: all contenders start their workers first, and keep them to the end: started afresh for each turn,
 * workers would run code that is not optimised yet; measured one contender after another, they would not meet the
 * same noise. An idle worker waits for a message and takes no processor time, and whatever the idle ones do cost,
 * all contenders pay alike. Turns reverse every other round, so that drift falls on all.
 * @param first whose turn is first: the first workers of a page are slower than those that follow
 */
const measureStart = async (order: Case, rounds: number, first: number): Promise<readonly Row[]> => {
  const participants = entriesOf(order).map((entry) => new Participant(entry))
  const inTurn = [...participants.slice(first), ...participants.slice(0, first)]
  for (const participant of inTurn) await participant.start()
  for (const participant of inTurn) await participant.warmUp()
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? inTurn : inTurn.toReversed()
    for (const participant of turns) await participant.takeTurn()
  }
  await Promise.all(participants.map((participant) => participant.close()))
  return participants.map(({ row }) => row)
}

/** Figures of two starts as those of one; what went wrong in either is what is told. */
const joined = (row: Row, more: Row | undefined): Row => ({
  ...row,
  error: row.error ?? more?.error ?? null,
  figures: more ? [...row.figures, ...more.figures] : row.figures,
})

/**
 * Measures all contenders in one case, with fresh workers at each of its starts: where a worker's thread comes to
 * run makes up to half of what a lone call takes, and stays so as long as the worker lives.
 */
export const measure = async (order: Case): Promise<readonly Row[]> => {
  const contenders = entriesOf(order).length
  const measureFrom = (start: number) =>
    measureStart(order, order.rounds / order.starts, Math.floor((start * contenders) / order.starts))
  let rows = await measureFrom(0)
  for (let start = 1; start < order.starts; start += 1) {
    const more = await measureFrom(start)
    rows = rows.map((row, index) => joined(row, more[index]))
  }
  return rows
}
