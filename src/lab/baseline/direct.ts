import type { Settings } from '../../domain/settings'
import type { Baseline } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'
import type { Pool } from '../../pool/index'
import { prepareWorkload } from '../../workloads/prepare'
import type { Workload } from '../../workloads/workload'
import type { Host } from '../host/host'
import { measureBaseline } from './baseline'
import { calibrate } from './calibrate'
import type { Fit } from './kernel-fit'
import { measureInWorker } from './worker-baseline'

type Work = Pick<Settings, 'workload' | 'serviceUs'>

/** The function called directly, on the caller's thread: fitted to the wanted time, and measured. */
export class Direct {
  readonly #host: Host
  readonly #fit: Fit
  readonly #resolutionUs: Micros
  readonly #isStopped: () => boolean
  #isCalibrated = false
  #baseline: Baseline | null = null

  /** @param isStopped once true, what has been measured must do */
  constructor(host: Host, fit: Fit, resolutionUs: Micros, isStopped: () => boolean) {
    this.#host = host
    this.#fit = fit
    this.#resolutionUs = resolutionUs
    this.#isStopped = isStopped
  }

  /** As measured before the run; null until then. */
  get baseline(): Baseline | null {
    return this.#baseline
  }

  async calibrate(settings: Work): Promise<Workload> {
    await this.#host.waiting.turn()
    const calibrated = await calibrate(
      settings,
      this.#fit.cost(),
      (work, isDone) => this.#measure(work, isDone),
      this.#isStopped,
    )
    this.#fit.correct(calibrated.cost)
    this.#isCalibrated = true
    this.#baseline = calibrated.baseline
    return calibrated.workload
  }

  /** A workload that takes over during the run, when no thread is quiet, and its baseline. */
  async another(settings: Work): Promise<{ readonly workload: Workload; readonly baseline: Baseline }> {
    if (!this.#isCalibrated) throw new Error('A workload is prepared only when the thread is calibrated.')
    const workload = prepareWorkload(settings, this.#fit.cost())
    const { predictedUs } = workload
    if (predictedUs === null) return { workload, baseline: await this.#measure(workload) }
    return { workload, baseline: { syncUs: predictedUs, repeatsUs: [], source: 'derived', workerUs: null } }
  }

  /**
   * Measures the function in one worker too, while all else is quiet; what it finds is part of the baseline.
   * @param ended settles when the run ends early, and so does this
   */
  async measureInWorker(pool: Pool<object>, workload: Workload, ended: Promise<unknown>): Promise<void> {
    if (!this.#baseline) return
    const limit = new AbortController()
    const stop = () => limit.abort()
    ended.then(stop, stop)
    const workerUs = await measureInWorker(pool, workload, this.#baseline.syncUs, limit.signal)
    this.#baseline = { ...this.#baseline, workerUs }
  }

  #measure(workload: Workload, isDone: (bestUs: number) => boolean = this.#isStopped): Promise<Baseline> {
    const { clock, waiting } = this.#host
    return measureBaseline(workload, clock, waiting, this.#resolutionUs, isDone)
  }
}
