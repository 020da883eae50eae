import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { printTable } from '../bench/figures'
import type { Figure } from './figures'

/** Name of the attachment that a test of an engine leaves. */
export const FIGURES = 'figures of an engine'

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

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments)
      if (name === FIGURES && body) this.#engines.push(JSON.parse(body.toString()) as MeasuredEngine)
  }

  onEnd(): void {
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
