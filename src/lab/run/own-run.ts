import type { Settings } from '../../domain/settings/settings'
import type { OwnFunction } from '../../own/own-function'
import type { OwnInit } from '../../own/worker/own-init'
import type { Workload } from '../../workloads/workload'
import type { Host } from '../host/host'
import { poolTimeOf } from './workers/pool-time'

/** Few runs have one: its code is fetched when it is needed, or when there is time. */
export const fetchOwn = () => import('../../own/own-function')

/** The own function of a run. */
export class OwnRun {
  #function: OwnFunction | null = null
  #end: (() => Promise<void>) | null = null
  #isStopped = false

  /** What workers that run it are given; null before it has been tried. */
  get init(): OwnInit | null {
    return this.#function?.init ?? null
  }

  /** What its arguments and results are, about; null before it has been tried. */
  get sizes(): { readonly argumentBytes: number; readonly resultBytes: number } | null {
    if (!this.#function) return null
    const { argumentBytes, resultBytes } = this.#function.trial
    return { argumentBytes, resultBytes }
  }

  /** Bytes of buffers that each call keeps, as far as is known. */
  get keptBytes(): number {
    return this.#function?.trial.keptBytes ?? 0
  }

  /**
   * Tries the function.
   * @throws {OwnFaultError} with what is wrong with it
   * @throws {OwnStoppedError} when it is stopped meanwhile
   */
  async open(host: Host, { seed, timeoutMs }: Settings, code: string | undefined): Promise<Workload> {
    if (code === undefined)
      throw new Error('The workload “own” needs a function: run({ workload: "own" }, { code }).')
    const time = poolTimeOf(host)
    const { OwnFunction } = await fetchOwn()
    this.#function = await OwnFunction.open(
      { spawn: host.spawnOwn, time },
      { code, seed, timeoutMs },
      (end) => {
        this.#end = end
        if (this.#isStopped) void end()
      },
    )
    return this.#function.workload()
  }

  /** Whether it can be called directly no more. */
  get isEnded(): boolean {
    return this.#isStopped
  }

  /** The run is to end: what is tried, or called directly, only now is not waited for. */
  stop(): void {
    this.#isStopped = true
    void this.#end?.()
  }

  async close(): Promise<void> {
    await this.#end?.()
  }
}
