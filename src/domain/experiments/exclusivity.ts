import type { ExperimentProgress } from './experiment'

/** A page, and a lab, does one thing at a time: why nothing else can begin. */
export const GOES_ON = {
  run: 'A run is going on already: stop it first.',
  measuring: 'The instrument is being measured already: wait until that is done, or stop it.',
  judging: 'A function is being measured already: wait for its verdict, or stop it.',
} as const

/** What of a page says whether it is free. */
interface Taken {
  readonly activity: 'idle' | 'introduction' | 'running' | 'stopping'
  readonly instrument: { readonly kind: string }
  /** Whether a function is being measured for a verdict. */
  readonly isJudging: boolean
  /** Between the runs of an experiment, or a sweep, the page is idle, and yet taken. */
  readonly experiment: Pick<ExperimentProgress, 'title'> | null
}

/** Why no run of somebody else's may begin between those of an experiment; null where none goes on. */
export const experimentGoesOn = ({ experiment }: Pick<Taken, 'experiment'>): string | null =>
  experiment === null ? null : `“${experiment.title}” goes on: stop it first.`

/** Why no run of the experiment itself may begin; null where none else is in the way. */
export const whatElseGoesOn = ({
  activity,
  instrument,
  isJudging,
}: Omit<Taken, 'experiment'>): string | null => {
  if (activity === 'running' || activity === 'stopping') return GOES_ON.run
  if (instrument.kind === 'measuring') return GOES_ON.measuring
  return isJudging ? GOES_ON.judging : null
}

/**
 * Why nothing may begin, be it a run, an experiment, a sweep, a verdict on a function or measuring the instrument: any
 * two would measure one another. null where the page is free. The introduction makes way for whatever is asked for.
 */
export const whatGoesOn = (page: Taken): string | null => experimentGoesOn(page) ?? whatElseGoesOn(page)

/** @throws where there is something in the way */
export const requireNone = (obstacle: string | null): void => {
  if (obstacle !== null) throw new Error(obstacle)
}
