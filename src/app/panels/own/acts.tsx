import type { Settings } from '../../../domain/settings/settings'
import type { ChosenSettings } from '../../../own/question/choose-settings'
import { agreedCode } from '../../../store/own/own'
import { usePage } from '../../page-context'
import { choiceOf, knownOf, useOwn } from './use-own'
import { judgingSentence } from './verdict/judging-words'

const NOT_AGREED = 'Say first that the code may run'

/** What of the settings matters to a judge: it tries pools of several sizes, and lets calls come evenly. */
const judgedSettings = (
  { transport, timeoutMs }: Settings,
  { settings: { batch } }: ChosenSettings,
): Partial<Settings> => ({
  transport,
  timeoutMs,
  ...(batch !== undefined && { batch }),
})

/** One button, as a button that was just pressed keeps the keyboard's focus. */
const MeasureButton = () => {
  const { own, session, experiments, sweeps, store } = usePage()
  const isGoing = useOwn(({ judging }) => judging.kind === 'going')
  const mayRun = useOwn((state) => agreedCode(state) !== null)
  const measure = async () => {
    // Nothing else is to keep the cores busy meanwhile.
    await Promise.all([experiments.stop(), sweeps.pause()])
    await session.stop()
    const state = own.store.getState()
    const { demand } = knownOf(state)
    await own.judge({
      ...(demand.kind === 'rate' ? { callsPerSecond: demand.callsPerSecond } : { burst: demand.calls }),
      settings: judgedSettings(store.getState().settings, choiceOf(state)),
    })
  }
  return (
    <button
      type="button"
      className={isGoing ? undefined : 'primary'}
      aria-disabled={!isGoing && !mayRun}
      title={isGoing || mayRun ? undefined : NOT_AGREED}
      onClick={() => {
        if (isGoing) own.stop()
        else if (mayRun) measure().catch((error: unknown) => session.notify('error', String(error)))
      }}
    >
      {isGoing ? 'Stop measuring' : 'Measure it'}
    </button>
  )
}

/** Leaves for the charts: there the run is seen. */
const useRunInLab = () => {
  const { own, session, arrangement } = usePage()
  return (workload: 'own' | 'kernel') => {
    session.change({ ...choiceOf(own.store.getState()).settings, workload })
    session.start()
    arrangement.change({ filled: null })
    // Once the charts are drawn.
    requestAnimationFrame(() => {
      document.getElementById('queue')?.focus({ preventScroll: true })
      scrollTo(0, 0)
    })
  }
}

const RunButton = () => {
  const run = useRunInLab()
  const mayRun = useOwn(
    ({ mine, guest, judging }) => agreedCode({ mine, guest }) !== null && judging.kind !== 'going',
  )
  return (
    <button
      type="button"
      aria-disabled={!mayRun}
      title="Under the settings chosen above, with all charts"
      onClick={() => mayRun && run('own')}
    >
      Run it in the lab
    </button>
  )
}

/** For whoever knows how long it takes, and has no code at hand. */
const StandInButton = () => {
  const run = useRunInLab()
  const isKnown = useOwn((state) => knownOf(state).takesMs !== null)
  return isKnown ? (
    <button
      type="button"
      title="The kernel, as long as it takes and with arguments as large, under the same settings"
      onClick={() => run('kernel')}
    >
      Run a kernel like it
    </button>
  ) : null
}

/** What can be done with the code, and how that goes. */
export const Acts = () => {
  const judging = useOwn((state) => state.judging)
  return (
    <div className="own-acts">
      <MeasureButton />
      <RunButton />
      <StandInButton />
      {judging.kind === 'going' && (
        <progress aria-label="Measuring the function" max={1} value={judging.fraction} />
      )}
      <p role="status" aria-label="Function status">
        {judgingSentence(judging)}
      </p>
    </div>
  )
}
