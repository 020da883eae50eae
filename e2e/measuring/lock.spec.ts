import type { Report } from '../../src/domain/report'
import { expect, type LabPage, test } from '../support/lab-page'
import { isDecided, middle, rateOf, stretchUnder } from '../support/live-windows'
import { NEVER_IDLE } from '../support/run-settings'
import { stopped } from '../support/system-runs'

test.use({ staysLoaded: true })

test.describe('a global lock', () => {
  /** Pairs of stretches, and how many of them must be calm for their throughput to be compared. */
  const PAIRS = 6
  const CALM = 3
  /**
   * Share of its time in which one worker that is never idle must get on with calls: else others took its core. The
   * messages of calls of a millisecond take a tenth, or more.
   */
  const UNDISTURBED = 0.8

  /**
   * Throughput of four workers ÷ that of one, in pairs of stretches of one run, as far as they were calm: on a machine
   * that others keep busy, four threads are given more of it than one, lock or no lock.
   * @param within what the middle of the calm ones must be: no more are made than tell it
   */
  const gainOfFour = async (lab: LabPage, within: (gain: number) => boolean): Promise<number | null> => {
    const calm: number[] = []
    const isKnown = () => isDecided(calm, { of: CALM, within })
    // Too few can be left to come to so many.
    for (let left = PAIRS; calm.length < CALM && !isKnown() && calm.length + left >= CALM; left -= 1) {
      const one = await stretchUnder(lab, { workers: 1 })
      const four = await stretchUnder(lab, { workers: 4 })
      const serviceUs = one.ended.baseline?.syncUs ?? Number.NaN
      if (rateOf(one) * serviceUs >= UNDISTURBED * 1e6) calm.push(rateOf(four) / rateOf(one))
    }
    if (calm.length === CALM || isKnown()) return middle(calm)
    const description = `fewer than ${CALM} of ${PAIRS} pairs were calm: throughput was not compared`
    test.info().annotations.push({ type: 'busy machine', description })
    return null
  }
  /** Workers that ran a function at once, on average over a run of four. */
  const atOnce = ({ workers }: Report) => workers.reduce((sum, { busy }) => sum + busy, 0)

  /** More than one core does: some of it is noise. */
  const isMore = (gain: number) => gain > 1.15

  // That no two workers ever hold it, fair or barging, holds on a busy machine too: `page/runs/lock.spec.ts`.
  test('lets four workers do no more than one', async ({ lab }) => {
    await lab.open()
    await lab.startRun({ ...NEVER_IDLE, lock: 'fair' })
    const gain = await gainOfFour(lab, (each) => !isMore(each))
    await stopped(lab)
    if (gain !== null) expect(gain).toBeLessThanOrEqual(1.15)
  })

  test('that is not there lets them do more, up to the cores', async ({ lab }) => {
    await lab.open()
    await lab.startRun(NEVER_IDLE)
    const gain = await gainOfFour(lab, isMore)
    const { environment } = await stopped(lab)
    if (gain !== null && (environment.cores ?? 1) >= 2) expect(gain).toBeGreaterThan(1.15)
    // Busy machine or not: several run at once. Each holds calls enough to wait for none of a caller's thread that others hold up.
    const report = await lab.runToEnd({ ...NEVER_IDLE, workers: 4, demand: 256, inFlight: 64, seconds: 0.6 })
    expect(atOnce(report)).toBeGreaterThan(1.15)
  })
})
