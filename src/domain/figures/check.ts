/** What a check may cast doubt on. */
export type FigureName = 'call' | 'dispatch' | 'slowdown' | 'queue' | 'throughput' | 'stages'

export type CheckState = 'ok' | 'warn' | 'fail'

/** A condition that a run's figures rest on, and whether it held. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly state: CheckState
  readonly value: number
  readonly limit: number
  readonly unit: 'calls' | 'share' | 'µs' | 'runs' | 'workers'
  /** A plain sentence: what was found. */
  readonly reason: string
  /** Figures to be doubted unless the state is ok. */
  readonly touches: readonly FigureName[]
}
