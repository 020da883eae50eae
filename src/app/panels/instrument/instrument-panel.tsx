import './instrument.css'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { whatGoesOn } from '../../../domain/experiments/exclusivity'
import { useAppState, usePage } from '../../page-context'
import { CostTable } from './cost-table'
import { INSTRUMENT_DESCRIPTION, INSTRUMENT_TITLE } from './instrument-title'
import { instrumentSentence } from './instrument-words'

/** Stopped on request, or failed: the panel itself shows how it ended. */
const shown = () => undefined

/** One button, as a button that was just pressed keeps the keyboard's focus. */
const MeasureButton = ({ isMeasuring }: { readonly isMeasuring: boolean }) => {
  const { session } = usePage()
  const obstacle = useAppState(whatGoesOn)
  const canPress = isMeasuring || obstacle === null
  return (
    <button
      type="button"
      aria-disabled={!canPress}
      title={canPress ? undefined : (obstacle ?? undefined)}
      onClick={() => {
        if (isMeasuring) session.stop().catch(shown)
        else if (canPress) session.measureInstrument().catch(shown)
      }}
    >
      {isMeasuring ? 'Stop measuring' : 'Measure the instrument'}
    </button>
  )
}

/** What recording costs here, measured on demand. */
export const InstrumentPanel = () => {
  const instrument = useAppState((state) => state.instrument)
  const isMeasuring = instrument.kind === 'measuring'
  return (
    <PanelFrame
      id="instrument"
      element="section"
      body="flow"
      title={INSTRUMENT_TITLE}
      description={INSTRUMENT_DESCRIPTION}
    >
      <div className="instrument">
        <div className="instrument-act">
          <MeasureButton isMeasuring={isMeasuring} />
          {isMeasuring && (
            <progress aria-label="Measuring the instrument" max={1} value={instrument.fraction} />
          )}
          <p role="status" aria-label="Instrument status">
            {instrumentSentence(instrument)}
          </p>
        </div>
        {instrument.kind === 'done' && <CostTable cost={instrument.cost} />}
      </div>
    </PanelFrame>
  )
}
