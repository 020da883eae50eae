import type { Preset } from '../../../domain/experiments/presets'
import { errorMessage } from '../../../domain/wording/error-message'
import { StartCold } from '../../controls/run/start-cold'
import { useAppState, usePage } from '../../page-context'
import { ClaimCard } from '../../panels/claims/claim-card'
import { ComparisonCard } from '../../panels/claims/comparison-card'
import type { OurLines } from './our-lines'
import { PublishedView } from './published-view'
import type { TourStep } from './steps'
import { useSpotlight } from './use-spotlight'

const PresetButton = ({ preset }: { readonly preset: Preset }) => {
  const { session } = usePage()
  const isTesting = useAppState((state) => state.experiment !== null)
  return (
    <button
      type="button"
      className="primary"
      title={isTesting ? 'A claim is being tested' : preset.help}
      aria-disabled={isTesting}
      onClick={() => {
        if (!isTesting) session.startPreset(preset)
      }}
    >
      Run {preset.label}
    </button>
  )
}

/** For a run that a preset began: a claim has a button of its own. */
const StopButton = () => {
  const { session } = usePage()
  const canStop = useAppState(({ activity, experiment }) => activity === 'running' && experiment === null)
  return (
    <button
      type="button"
      aria-disabled={!canStop}
      onClick={() => {
        if (canStop) session.stop().catch((error: unknown) => session.notify('error', errorMessage(error)))
      }}
    >
      Stop the run
    </button>
  )
}

interface Props {
  readonly step: TourStep
  readonly ours: OurLines
}

/** What a step says, lets run, and compares. */
export const StepView = ({ step, ours }: Props) => {
  const { text, presets, claim, comparison, canStartCold, published, look, panel } = step
  useSpotlight(panel)
  return (
    <>
      <style>{`[data-panel="${panel}"] > .panel { outline: 3px solid var(--focus); outline-offset: 1px; }`}</style>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {presets.length > 0 && (
        <div className="tour-runs">
          {presets.map((preset) => (
            <PresetButton key={preset.id} preset={preset} />
          ))}
          {canStartCold && <StartCold />}
          <StopButton />
        </div>
      )}
      <p className="tour-look">
        <b>Look at:</b> {look}
      </p>
      {claim && <ClaimCard claim={claim} heading="h3" />}
      {comparison && <ComparisonCard comparison={comparison} heading="h3" />}
      {published && <PublishedView published={published} ours={ours} />}
    </>
  )
}
