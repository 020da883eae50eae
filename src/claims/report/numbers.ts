import type { Experiment, ExperimentStep, Finding, FoundFigure } from '../../domain/experiments/experiment'
import { PUBLISHED_CALLS_PER_CALLER, PUBLISHED_WORKERS } from '../../domain/experiments/published-2016'
import type { Report } from '../../domain/report'
import { unsoundness } from '../judging/soundness'
import { written } from '../judging/wording'
import {
  CALLERS,
  type Callers,
  linesOf,
  type NumbersLine,
  numbersRows,
  type OurNumbers,
} from './numbers-table'

/** How calls travel: a message for each, or as many together as make a message worth its cost. */
const TRAVELS = { alone: 1, shared: 'auto' } as const
export type Travel = keyof typeof TRAVELS

/** What the step needs on a slow machine, s; measured with two cores. */
const SECONDS: Readonly<Record<Travel, Readonly<Record<Callers, number>>>> = {
  alone: { 1: 3, 8: 6, 16: 10 },
  shared: { 1: 3, 8: 3, 16: 4 },
}

const armOf = (travel: Travel, callers: Callers) => `${travel}/${callers}`

/** One round under the demand of 2016. */
const numbersStep = (travel: Travel, callers: Callers): ExperimentStep => ({
  arm: armOf(travel, callers),
  label: `${callers === 1 ? '1 caller' : `${callers} callers`}${travel === 'shared' ? ', shared messages' : ''}`,
  settings: {
    mode: 'closed',
    workers: PUBLISHED_WORKERS,
    demand: callers,
    callsPerCaller: PUBLISHED_CALLS_PER_CALLER,
    workload: 'kernel',
    serviceUs: 0.4,
    batch: TRAVELS[travel],
    rounds: 1,
  },
  expectedSeconds: SECONDS[travel][callers],
})

/** Both ways to travel, by every number of callers. */
export const NUMBERS_STEPS: readonly ExperimentStep[] = (['alone', 'shared'] as const).flatMap((travel) =>
  CALLERS.map((callers) => numbersStep(travel, callers)),
)

/** The line of a run: its only round. */
export const numbersLine = ({ rounds: [first] }: Pick<Report, 'rounds'>): NumbersLine | null =>
  first ? { poolUs: first.poolUs, syncUs: first.syncUs, ratio: first.slowdown } : null

const figuresOfLine = (arm: string, label: string, line: NumbersLine | null): readonly FoundFigure[] =>
  line
    ? [
        { id: `pool/${arm}`, label: `Pool, ${label}`, unit: 'µs', value: line.poolUs, range: null },
        { id: `sync/${arm}`, label: `Direct, ${label}`, unit: 'µs', value: line.syncUs, range: null },
      ]
    : []

/** The figures of the experiment, back in the shape of the table. */
export const ourNumbers = (figures: readonly FoundFigure[]): OurNumbers => {
  const figure = (id: string) => figures.find((one) => one.id === id)?.value ?? null
  const linesBy = (travel: Travel) =>
    linesOf((callers) => {
      const arm = armOf(travel, callers)
      const [poolUs, syncUs] = [figure(`pool/${arm}`), figure(`sync/${arm}`)]
      return poolUs === null || syncUs === null ? null : { poolUs, syncUs, ratio: poolUs / syncUs }
    })
  return { alone: linesBy('alone'), shared: linesBy('shared') }
}

const sentenceOf = (figures: readonly FoundFigure[]): string => {
  const grown = numbersRows(ourNumbers(figures)).filter(({ origin }) => origin === 'here')
  const [alone, shared] = grown.map(({ growth }) =>
    growth === null ? 'an unknown factor' : written(growth, '×'),
  )
  return `From 1 to 16 callers latency grew ${alone} with a message for each call, ${shared} with shared messages; in 2016, 15.0×, 14.5× and 14.0×.`
}

/** The figures of 2016 measured here, under the same demand. It claims nothing. */
export const NUMBERS: Experiment = {
  id: 'numbers',
  title: 'The figures of 2016, measured here',
  expects: `64 workers, 10,000 calls a caller, one round each with 1, 8 and 16 callers: first a message for each call, as in 2016, then shared messages.`,
  steps: () => NUMBERS_STEPS,
  conclude: (measured): Finding => {
    const unsound = unsoundness(measured)
    if (unsound !== null) return { verdict: null, sentence: unsound, figures: [] }
    const figures = measured.flatMap(({ arm, label, report }) =>
      figuresOfLine(arm, label, numbersLine(report)),
    )
    return { verdict: null, sentence: sentenceOf(figures), figures }
  },
}
