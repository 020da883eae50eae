import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SETTING_KEYS, type Settings } from '../../domain/settings/settings'
import type { Sentence } from '../../domain/wording/sentence'
import { requireSettings } from '../../settings/validate'
import type { Facts } from '../facts/facts'
import { factsOfReport } from '../facts/of-report'
import { factsOfSnapshot } from '../facts/of-snapshot'
import { speak } from '../speak'
import { anyWanted } from './test-any-run'
import { faultsInText } from './test-faults'
import { reportWith } from './test-reports'
import { snapshotWith } from './test-snapshots'

const faultsOf = ({ happening, advice }: Sentence): readonly string[] => {
  const text = `${happening} ${advice ?? ''}`.trim()
  return happening === '' ? ['nothing is said'] : faultsInText(text)
}

/** Advice that is taken already, or that the settings cannot follow. */
const uselessOf = ({ tries, advice }: Sentence, settings: Settings): readonly string[] =>
  tries.flatMap((patch) => {
    const said = `${JSON.stringify(patch)}: ${advice}`
    try {
      const followed = requireSettings(patch, settings)
      const isOther = SETTING_KEYS.some((key) => followed[key] !== settings[key])
      return isOther ? [] : [`taken already: ${said}`]
    } catch {
      return [`cannot be followed: ${said}`]
    }
  })

/** `POOLSCOPE_FUZZ=10` tries so many times more; which, is chance. */
const CASES = 1000 * Number(import.meta.env.POOLSCOPE_FUZZ ?? 1)

/** Room for the longest: a page that is set out for it does not move. */
const LONGEST = 800

/** A promise above what was measured: workers without cores, or a rate that was not served. */
const overpromisedOf = ({ tries, advice }: Sentence, facts: Facts): readonly string[] => {
  const { settings, parallel, served, workers } = facts
  return tries.flatMap((patch) => {
    const faults: string[] = []
    const more = patch.workers ?? 0
    const hasNoCore = parallel !== null && settings.workload === 'kernel' && more > Math.round(parallel.value)
    if (more > workers.asked && hasNoCore && settings.nesting === 1)
      faults.push(`workers without cores: ${advice}`)
    if (settings.mode !== 'open' || settings.timeoutMs > 0 || served === null) return faults
    const rate = (patch.demand ?? settings.demand) * (patch.ratePerSecond ?? settings.ratePerSecond)
    const isLess = rate < settings.demand * settings.ratePerSecond
    if (isLess && rate > served) faults.push(`more than was served: ${advice}`)
    return faults
  })
}

const complaintsOn = (facts: Facts): readonly string[] => {
  const sentence = speak(facts)
  const { length } = `${sentence.happening} ${sentence.advice ?? ''}`
  return [
    ...faultsOf(sentence),
    ...uselessOf(sentence, facts.settings),
    ...overpromisedOf(sentence, facts),
    ...(length > LONGEST ? [`too long: ${sentence.happening} ${sentence.advice}`] : []),
  ]
}

describe('Whatever a run is like, the words', () => {
  it('on a run that goes on are well-formed, and advise what can be done and is not done yet.', () =>
    fc.assert(
      fc.property(anyWanted, (wanted) => {
        expect(complaintsOn(factsOfSnapshot(snapshotWith(wanted)))).toEqual([])
      }),
      { numRuns: CASES },
    ))

  it('on a run that is over are, too.', () =>
    fc.assert(
      fc.property(anyWanted, (wanted) => {
        expect(complaintsOn(factsOfReport(reportWith(wanted)))).toEqual([])
      }),
      { numRuns: CASES },
    ))
})
