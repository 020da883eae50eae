import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Judge, JudgeRequest } from '../../domain/own/own'
import { FIRST_QUESTION, type OwnQuestion } from '../../domain/own/own-question'
import type { Settings } from '../../domain/settings/settings'
import { createJudging, type Judging } from './judging'
import { type Keeping, type KeptOwn, keepOwn, keptOwn } from './kept-own'

/** Where code came from that nobody here has written. */
type GuestOrigin = { readonly kind: 'link' } | { readonly kind: 'file'; readonly name: string }

/** Code that is shown, and that nothing runs before somebody agrees. */
export interface Guest {
  readonly code: string
  readonly origin: GuestOrigin
  readonly question: OwnQuestion | null
  /** Those of a link; nothing is set before somebody agrees. */
  readonly settings: Settings | null
}

export interface OwnState {
  /** The code of whoever is here; kept. */
  readonly mine: KeptOwn
  /** Stands before it until somebody agrees to it, or refuses. */
  readonly guest: Guest | null
  /** Why a link or a file could not be taken; null when nothing is wrong. */
  readonly refusal: string | null
  readonly keeping: Keeping
  readonly judging: Judging
}

/** The own function: its code, what is asked of it, and what was found. */
export interface Own {
  readonly store: Pick<StoreApi<OwnState>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly edit: (code: string) => void
  readonly ask: (question: OwnQuestion) => void
  /** Takes code that is known to do no harm, a ready-made function, in place of one's own. */
  readonly take: (code: string, question: OwnQuestion) => void
  /** Shows code that came from elsewhere. */
  readonly receive: (guest: Guest) => void
  readonly refuse: (reason: string) => void
  /** The guest's code becomes one's own, and may run. */
  readonly agree: () => void
  /** Back to one's own code. */
  readonly dismiss: () => void
  /** Back to the code that was replaced. */
  readonly goBack: () => void
  /** Measures the code shown; does nothing while nobody has agreed to it. */
  readonly judge: (request: Omit<JudgeRequest, 'code'>) => Promise<void>
  readonly stop: () => void
}

/** What stands in the editor. */
export const shownCode = ({ mine, guest }: Pick<OwnState, 'mine' | 'guest'>): string =>
  guest?.code ?? mine.code

export const shownQuestion = ({ mine, guest }: Pick<OwnState, 'mine' | 'guest'>): OwnQuestion =>
  guest?.question ?? mine.question

/** The code that may run; null while nobody has agreed to what is shown. */
export const agreedCode = ({ mine, guest }: Pick<OwnState, 'mine' | 'guest'>): string | null =>
  guest ? null : mine.code

export interface OwnPorts {
  /** Asked for inside, because merely reading `localStorage` throws where storage is blocked. */
  readonly storage: () => Storage
  readonly judge: Judge
  /** What stands in the editor at a first visit. */
  readonly first: string
}

export const createOwn = ({ storage, judge, first }: OwnPorts): Own => {
  const { getState, getInitialState, setState, subscribe } = createStore<OwnState>()(() => ({
    mine: keptOwn(storage) ?? { code: first, isEdited: false, before: null, question: FIRST_QUESTION },
    guest: null,
    refusal: null,
    keeping: 'kept',
    judging: { kind: 'idle' },
  }))
  const setMine = (mine: KeptOwn, others: Partial<OwnState> = {}) =>
    setState({ mine, keeping: keepOwn(storage, mine), ...others })
  const judging = createJudging(judge, (state) => setState({ judging: state }))

  /** What was written by hand is not lost to what takes its place. */
  const replace = (code: string, isEdited: boolean, question: OwnQuestion | null) => {
    const { mine } = getState()
    const isLost = mine.isEdited && mine.code.trim() !== '' && mine.code !== code
    setMine(
      { code, isEdited, before: isLost ? mine.code : mine.before, question: question ?? mine.question },
      { guest: null, refusal: null },
    )
  }

  return {
    store: { getState, getInitialState, subscribe },
    edit: (code) => {
      const { mine, guest } = getState()
      if (code === shownCode({ mine, guest })) return
      if (guest) setState({ guest: { ...guest, code } })
      else setMine({ ...mine, code, isEdited: true })
    },
    ask: (question) => {
      const { mine, guest } = getState()
      if (guest) setState({ guest: { ...guest, question } })
      else setMine({ ...mine, question })
    },
    take: (code, question) => replace(code, false, question),
    receive: (guest) => setState({ guest, refusal: null }),
    refuse: (refusal) => setState({ refusal }),
    agree: () => {
      const { guest } = getState()
      if (guest) replace(guest.code, true, guest.question)
    },
    dismiss: () => setState({ guest: null, refusal: null }),
    goBack: () => {
      const { mine } = getState()
      if (mine.before !== null) setMine({ ...mine, code: mine.before, isEdited: true, before: mine.code })
    },
    judge: async (request) => {
      const code = agreedCode(getState())
      if (code !== null) await judging.start({ ...request, code })
    },
    stop: judging.stop,
  }
}
