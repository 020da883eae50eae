import type { Stage } from '../../domain/call'
import { STAGE_WORDS } from '../definitions/stage-words'
import { STAGE_ORDER, STAGE_STYLE } from './stage-style'

interface Props {
  readonly shown: ReadonlySet<Stage>
  readonly onToggle: (stage: Stage) => void
}

/** Which stages have a line: each its own switch, with a piece of its line. */
export const StageSwitches = ({ shown, onToggle }: Props) => (
  <fieldset aria-label="Stages shown" className="stage-switches">
    {STAGE_ORDER.map((stage) => {
      const { hue, width, dashes } = STAGE_STYLE[stage]
      const { name, short, span } = STAGE_WORDS[stage]
      return (
        <button
          key={stage}
          type="button"
          className="quiet"
          aria-label={name}
          title={span}
          aria-pressed={shown.has(stage)}
          onClick={() => onToggle(stage)}
        >
          <svg viewBox="0 0 14 6" aria-hidden="true" style={{ stroke: `var(${hue}, var(--text))` }}>
            <path d="M0 3h14" strokeWidth={width} strokeDasharray={dashes} />
          </svg>
          {short}
        </button>
      )
    })}
  </fieldset>
)
