import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { printTable } from '../bench/figures'
import type { Figure } from './figures'

/** Name of the attachment that a test of an engine leaves. */
export const FIGURES = 'figures of an engine'

/** Name of the attachment with what was done to a run, and what it said of that. */
export const CAUSES = 'cause that was told'

export interface ToldCause {
  readonly engine: string
  readonly done: string
  /** "baseline: fail" */
  readonly check: string
  readonly reason: string
}

export interface MeasuredEngine {
  readonly name: string
  readonly version: string
  readonly figures: readonly Figure[]
}

const cell = ({ value, low, high, isSaid }: Figure): string => {
  if (value === null) return '–'
  const text = value.toPrecision(3)
  if (value >= low && value <= high) return text
  return `${text} (${isSaid ? 'said' : 'NOT SAID'})`
}

/** Prints one table of all engines when their tests are over. */
export default class TableReporter implements Reporter {
  readonly #engines: MeasuredEngine[] = []
  readonly #causes: ToldCause[] = []

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name === FIGURES && body) this.#engines.push(JSON.parse(body.toString()) as MeasuredEngine)
      if (name === CAUSES && body) this.#causes.push(JSON.parse(body.toString()) as ToldCause)
    }
  }

  onEnd(): void {
    if (this.#causes.length > 0)
      printTable(
        'What was done, and the reason that a check gave',
        ['engine', 'done', 'check', 'reason'],
        this.#causes.map(({ engine, done, check, reason }) => [engine, done, check, reason]),
      )
    const [first] = this.#engines
    if (!first) return
    printTable(
      'Figures in each engine (medians of five runs)',
      ['', ...this.#engines.map(({ name, version }) => `${name} ${version}`)],
      first.figures.map(({ what }, row) => [
        what,
        ...this.#engines.map(({ figures }) => {
          const figure = figures[row]
          return figure ? cell(figure) : '–'
        }),
      ]),
    )
  }
}
