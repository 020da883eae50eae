import { INTRODUCTION, type IntroductionStep } from '../../domain/experiments/introduction'
import type { Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import type { Millis } from '../../domain/time'

/** Where the introduction is. */
export type Story =
  | { readonly kind: 'telling'; readonly step: number; readonly steps: number; readonly says: string }
  /** It has been told, and nothing was run since. */
  | { readonly kind: 'told' }

interface Stage {
  /** Gives the run the settings of a step. */
  readonly update: (settings: Settings, mark: string) => void
  readonly tell: (story: Story) => void
  /** All has been told. */
  readonly finish: () => void
}

/** Tells the introduction along with the snapshots of its run: each step when the one before has been seen. */
export interface Storyteller {
  /** Where it begins, before there is anything to see. */
  readonly opening: Story
  /** What the run has by now. */
  readonly settings: () => Settings
  readonly hear: (snapshot: Snapshot) => void
  /** Somebody has taken the run over: nothing more is changed or told. */
  readonly fallSilent: () => void
}

const isDone = (step: IntroductionStep, snapshot: Snapshot, since: Millis): boolean =>
  step.isSeen(snapshot, since) || snapshot.at - since >= step.atMost

export const createStoryteller = ({ update, tell, finish }: Stage): Storyteller => {
  const { steps } = INTRODUCTION
  let { settings } = INTRODUCTION
  let at: { readonly index: number; readonly since: Millis; says: string } | null = null
  let isSilent = false

  const telling = (index: number, says: string): Story => ({
    kind: 'telling',
    step: index + 1,
    steps: steps.length,
    says,
  })

  const begin = (index: number, since: Millis) => {
    const step = steps[index]
    if (!step) {
      isSilent = true
      finish()
      return
    }
    at = { index, since, says: step.says }
    tell(telling(index, step.says))
    if (step.mark === null) return
    settings = { ...settings, ...step.changes }
    update(settings, step.mark)
  }

  /** Says of a step that goes on what the run shows. */
  const follow = (step: IntroductionStep, snapshot: Snapshot) => {
    if (!at || !step.instead) return
    const says = step.instead.isSo(snapshot, at.since) ? step.instead.says : step.says
    if (says === at.says) return
    at.says = says
    tell(telling(at.index, says))
  }

  const [first] = steps
  return {
    opening: first ? telling(0, first.says) : { kind: 'told' },
    settings: () => settings,
    hear: (snapshot) => {
      if (isSilent || snapshot.phase.kind !== 'running') return
      if (at === null) return begin(0, snapshot.at)
      const step = steps[at.index]
      if (!step) return
      if (isDone(step, snapshot, at.since)) begin(at.index + 1, snapshot.at)
      else follow(step, snapshot)
    },
    fallSilent: () => {
      isSilent = true
    },
  }
}
