import { fatesOf, lostOf, NOTABLE_LOSS, shareLost } from '../../../domain/figures/fates'
import type { ClassCounts } from '../../../domain/figures/systems'
import type { Settings } from '../../../domain/settings/settings'
import { formatWhole } from '../../../domain/text'
import type { Evidence, Judged } from '../evidence'

/** "160 rejected, 3 timed out" */
const lostText = (counts: ClassCounts, settings: Pick<Settings, 'overflow'>): string =>
  fatesOf(counts, settings)
    .filter(({ key }) => key !== 'cancelled' && key !== 'unfinished')
    .map(({ count, word }) => `${formatWhole(count)} ${word}`)
    .join(', ')

/**
 * Latencies and rates are of the calls that brought a result: where many brought none, they are of the lucky ones. The
 * class that lost the greater share speaks.
 */
export const judgeLosses = ({ fates, settings }: Pick<Evidence, 'fates' | 'settings'>): Judged => {
  const classes = [
    { name: '', counts: fates.foreground },
    ...(fates.background ? [{ name: 'background ', counts: fates.background }] : []),
  ].map((one) => ({ ...one, share: shareLost(one.counts) ?? 0 }))
  const worst = classes.reduce((most, one) => (one.share > most.share ? one : most))
  const { name, counts, share } = worst
  const ended = counts.completed + lostOf(counts)
  return {
    state: share <= NOTABLE_LOSS ? 'ok' : 'warn',
    value: share,
    limit: NOTABLE_LOSS,
    reason:
      share === 0
        ? 'Every call that ended brought a result.'
        : `Of ${formatWhole(ended)} ${name}${ended === 1 ? 'call' : 'calls'} that ended, ${formatWhole(lostOf(counts))} brought no result: ${lostText(counts, settings)}. Latencies are of the others.`,
  }
}
