import type { Settings } from '../../src/domain/settings/settings'
import type { Snapshot } from '../../src/domain/snapshot'
import type { LabPage } from './lab-page'

/** The run as it was at both ends of a stretch. */
export interface Stretch {
  readonly begun: Snapshot
  readonly ended: Snapshot
}

/**
 * A stretch of the run that goes on, after settings were changed and its workers were ready. Stretches of one run have
 * the very same function: each run fits its kernel anew, and on a busy machine not always to the same length.
 * @param ms how long it is, by the run's own clock
 */
export const stretchUnder = async (lab: LabPage, changed: Partial<Settings>, ms = 300): Promise<Stretch> => {
  await lab.page.evaluate((wanted) => window.poolscope.update(wanted), changed)
  const begun = await lab.until(
    ({ settings, workers: { ready, retiring } }, wanted) =>
      Object.entries(wanted).every(([key, value]) => settings[key as keyof Settings] === value) &&
      ready === settings.workers &&
      retiring === 0,
    changed,
  )
  return { begun, ended: await lab.until(({ at }, given) => at >= given, begun.at + ms) }
}

/** Calls that completed in a second of it. */
export const rateOf = ({ begun, ended }: Stretch): number =>
  ((ended.counts.completed - begun.counts.completed) * 1000) / (ended.at - begun.at)

/** The middle of so many figures lies within as soon as more than half of them do: the others need not be measured. */
export const isDecided = (
  figures: readonly number[],
  { of, within }: { readonly of: number; readonly within: (figure: number) => boolean },
): boolean => figures.filter(within).length > of / 2

/** Pairs whose middle is asked for. */
const PAIRS = 5

interface Pairs {
  readonly one: Partial<Settings>
  readonly other: Partial<Settings>
  /** What the middle of their gains must be. */
  readonly within: (gain: number) => boolean
}

/** How many times more calls a second the other settings let through; one ratio for each pair that was needed. */
export const gains = async (lab: LabPage, { one, other, within }: Pairs): Promise<readonly number[]> => {
  const ratios: number[] = []
  while (ratios.length < PAIRS && !isDecided(ratios, { of: PAIRS, within })) {
    const before = rateOf(await stretchUnder(lab, one))
    ratios.push(rateOf(await stretchUnder(lab, other)) / before)
  }
  return ratios
}

export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
