import { GOES_ON, requireNone, whatElseGoesOn, whatGoesOn } from '../domain/experiments/exclusivity'
import type { InstrumentCost } from '../domain/experiments/instrument-cost'
import { INTRODUCTION } from '../domain/experiments/introduction'
import type { Preset } from '../domain/experiments/presets'
import type { Judge } from '../domain/own/own'
import type { LabControls } from '../domain/ports'
import type { Report } from '../domain/report'
import { DEFAULTS, type Settings } from '../domain/settings/settings'
import type { Snapshot } from '../domain/snapshot'
import { errorMessage } from '../domain/wording/error-message'
import { reachableFrom, requireReachable } from '../settings/reach'
import { requireSettings } from '../settings/validate'
import { createFunctionJudge } from './runs/function-judge'
import { createLatestOnly } from './runs/latest-only'
import { createMeasuring, type MeasuringRequest, requireMeasuringTime } from './runs/measuring'
import { createStoryteller, type Storyteller } from './runs/storyteller'
import type { InstrumentSlice, JudgeSlice, Notice, OwnerOf, RunSlice } from './state'

/** What people and scripts can do. */
export interface Session {
  /** Changes settings; a run that goes on follows at once where the setting can. */
  readonly change: (patch: Partial<Settings>) => void
  /** Sets the module of the function that the workload `own` runs; a run that goes on keeps the one it has. */
  readonly setCode: (code: string | null) => void
  readonly start: () => void
  /** Replaces every worker of the run that goes on by a fresh one; without a run it does nothing. */
  readonly startCold: () => Promise<void>
  /** Ends the run, or measuring the instrument or a function, whichever goes on; resolves when it has ended. */
  readonly stop: () => Promise<void>
  /** Sets everything a preset says, the rest to defaults, and runs it. */
  readonly startPreset: (preset: Preset) => void
  readonly startIntroduction: () => void
  readonly reset: () => void
  readonly notify: (tone: Notice['tone'], text: string) => void
  readonly dismiss: (id: number) => void
  /**
   * Runs for a script: resolves with the report when the run ends. Waits for a stop that goes on.
   * Rejects when a setting is invalid, when anything else than an experiment goes on, or with the signal's reason.
   */
  readonly run: (patch?: unknown, options?: RunRequest) => Promise<Report>
  /** Changes settings of the run that goes on, for a script. */
  readonly update: (patch: unknown) => Promise<void>
  /**
   * Measures what recording costs with the settings, changed by `patch`; an introduction that runs is stopped first.
   * Rejects when a setting or `seconds` is invalid, when anything else goes on, or with the signal's reason.
   */
  readonly measureInstrument: (patch?: unknown, options?: MeasuringRequest) => Promise<InstrumentCost>
  /**
   * Measures a function directly, in slices and through pools, and says whether it should go to workers; an
   * introduction that runs is stopped first. Rejects when anything else goes on, with the signal's reason, or with an
   * `AbortError` when it is stopped.
   */
  readonly judge: Judge
}

export interface RunRequest {
  readonly signal?: AbortSignal
  /** The module of the function that the workload `own` runs; without it, the one that is there. */
  readonly code?: string
}

interface ActiveRun {
  /** Tells the introduction; null in all other runs. */
  teller: Storyteller | null
  readonly report: Promise<Report>
  settings: Settings
}

/** The last snapshot of a run that failed, which may not have come to say so. */
const endedBy = (error: unknown, snapshot: Snapshot): Snapshot => {
  const { kind } = snapshot.phase
  return kind === 'failed' || kind === 'finished'
    ? snapshot
    : { ...snapshot, phase: { kind: 'failed', message: errorMessage(error) } }
}

const STOPPED = 'Measuring was stopped.'
const RUN_BEGAN = 'A run began while the function was measured: measure it again when the run is over.'

/** @param measureFunction measures a function for a verdict */
export const createSession = (
  lab: LabControls,
  store: OwnerOf<RunSlice & InstrumentSlice & JudgeSlice>,
  measureFunction: Judge,
): Session => {
  let active: ActiveRun | null = null
  let noticeCount = 0

  const notify: Session['notify'] = (tone, text) => {
    noticeCount += 1
    const notice: Notice = { id: noticeCount, tone, text }
    store.setState(({ notices }) => ({
      notices: [...notices.filter((other) => other.text !== text), notice],
    }))
  }
  const notifyError = (error: unknown) => notify('error', errorMessage(error))

  const sendUpdate = createLatestOnly(lab.update)

  const begin = (settings: Settings, teller: Storyteller | null = null): Promise<Report> => {
    const activity = teller ? 'introduction' : 'running'
    store.setState({ activity, report: null, snapshot: null, story: teller?.opening ?? null })
    const publish = (snapshot: Snapshot) => {
      store.setState({ snapshot })
      teller?.hear(snapshot)
    }
    const code = settings.workload === 'own' ? (store.getState().code ?? undefined) : undefined
    const report = lab.run(settings, publish, { code }).finally(() => {
      active = null
      store.setState(({ story }) => ({ activity: 'idle', story: story && { kind: 'told' } }))
    })
    active = { teller, report, settings }
    return report.then(
      (done) => {
        store.setState({ report: done })
        return done
      },
      (error: unknown) => {
        // A thread that was ended for its silence has told of no end: whoever waits for one must not wait for ever.
        store.setState(({ snapshot }) => ({ snapshot: snapshot && endedBy(error, snapshot) }))
        throw error
      },
    )
  }

  const measuring = createMeasuring(lab, store)
  const judging = createFunctionJudge(measureFunction, store)

  const stopAll = async (why: string) => {
    const { isJudging, instrument } = store.getState()
    if (isJudging) await judging.stop(why)
    if (instrument.kind === 'measuring') await measuring.stop()
    if (!active) return
    const { report } = active
    store.setState({ activity: 'stopping' })
    await lab.stop()
    await report.catch(() => undefined)
  }
  /** Of all stops that are asked for, the last; null when none goes on. */
  let stopping: Promise<void> | null = null
  const stop = async (why = STOPPED) => {
    const stopped = stopAll(why)
    stopping = stopped
    try {
      await stopped
    } finally {
      if (stopping === stopped) stopping = null
    }
  }
  /** Resolves when nothing is being stopped any more, however that went: who asked to stop hears of it. */
  const whenStopped = async () => {
    while (stopping) await stopping.catch(() => undefined)
  }
  /** Whether something makes way for whatever is asked for: what is being stopped, and the introduction. */
  const makesWay = () => stopping !== null || Boolean(active?.teller)
  const makeWay = async (signal: AbortSignal | undefined) => {
    if (stopping) await whenStopped()
    if (active?.teller && !signal?.aborted) await stop()
  }
  /** Asked in one step with what then begins: of two who waited, the second is refused. */
  const requireFree = (signal: AbortSignal | undefined, inTheWay: typeof whatGoesOn) => {
    signal?.throwIfAborted()
    requireNone(inTheWay(store.getState()) ?? (active ? GOES_ON.run : null))
  }

  const startAfresh = async (settings: Settings) => {
    await stop(RUN_BEGAN)
    if (active) return
    requireNone(whatElseGoesOn(store.getState()))
    await begin(settings)
  }

  /** Whoever touches a control during the introduction has its run for themselves, under what the controls show. */
  const takeOver = () => {
    if (!active?.teller) return
    active.teller.fallSilent()
    active.settings = reachableFrom(active.teller.settings(), store.getState().settings)
    active.teller = null
    store.setState(({ activity }) => ({
      activity: activity === 'introduction' ? 'running' : activity,
      story: null,
    }))
  }

  const change = (patch: Partial<Settings>) => {
    const settings = requireSettings(patch, store.getState().settings)
    // The run first: whoever listens to the store comes after, and may fail.
    if (active) {
      takeOver()
      active.settings = reachableFrom(active.settings, settings)
      sendUpdate(active.settings).catch(notifyError)
    }
    store.setState({ settings })
  }

  const run: Session['run'] = async (patch = {}, { signal, code } = {}) => {
    const settings = requireSettings(patch)
    if (code !== undefined && typeof code !== 'string')
      throw new Error('code must be the text of a module: run({ workload: "own" }, { code }).')
    if (makesWay()) await makeWay(signal)
    requireFree(signal, whatElseGoesOn)
    store.setState(code === undefined ? { settings } : { settings, code })
    const report = begin(settings)
    if (!signal) return report
    const onAbort = () => void stop().catch(notifyError)
    signal.addEventListener('abort', onAbort, { once: true })
    const done = await report.finally(() => signal.removeEventListener('abort', onAbort))
    signal.throwIfAborted()
    return done
  }

  const update: Session['update'] = async (patch) => {
    if (!active) throw new Error('No run is going on: start one with run().')
    takeOver()
    const settings = requireSettings(patch, active.settings)
    requireReachable(active.settings, settings)
    active.settings = settings
    store.setState({ settings })
    await sendUpdate(settings)
  }

  const measureInstrument: Session['measureInstrument'] = async (patch = {}, options = {}) => {
    const settings = requireSettings(patch, store.getState().settings)
    requireMeasuringTime(options.seconds)
    const { signal } = options
    if (makesWay()) await makeWay(signal)
    requireFree(signal, whatGoesOn)
    return measuring.measure(settings, options)
  }

  const judge: Session['judge'] = async (request, options = {}) => {
    if (makesWay()) await makeWay(options.signal)
    requireFree(options.signal, whatGoesOn)
    return judging.judge(request, options)
  }

  return {
    change,
    setCode: (code) => store.setState({ code }),
    start: () => void startAfresh(store.getState().settings).catch(notifyError),
    startCold: async () => {
      if (active?.teller) change({})
      if (active) await lab.startCold()
    },
    stop: () => stop(),
    startPreset: (preset) => {
      const settings = requireSettings(preset.settings)
      store.setState({ settings })
      startAfresh(settings).catch(notifyError)
    },
    startIntroduction: () => {
      const teller = createStoryteller({
        update: (settings, mark) => void lab.update(settings, mark).catch(notifyError),
        tell: (story) => store.setState({ story }),
        finish: () => void stop().catch(notifyError),
      })
      begin(INTRODUCTION.settings, teller).catch(notifyError)
    },
    reset: () => change(DEFAULTS),
    notify,
    dismiss: (id) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    run,
    update,
    measureInstrument,
    judge,
  }
}
