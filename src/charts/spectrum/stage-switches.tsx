import type { Stage } from '../../domain/call'
import { STAGE_WORDS } from '../definitions/stage-words'
import { MenuGroup, MenuSwitch } from '../frame/menu/menu-items'
import { STAGE_ORDER, STAGE_STYLE } from './stage-style'

interface Props {
  readonly shown: ReadonlySet<Stage>
  readonly onToggle: (stage: Stage) => void
}

/** Which stages have a line: each its own switch, with a piece of its line. */
export const StageSwitches = ({ shown, onToggle }: Props) => (
  <MenuGroup label="Stages shown">
    {STAGE_ORDER.map((stage) => {
      const { hue, width, dashes } = STAGE_STYLE[stage]
      const { name, span } = STAGE_WORDS[stage]
      return (
        <MenuSwitch
          key={stage}
          label={name}
          hint={span}
          isOn={shown.has(stage)}
          onSwitch={() => onToggle(stage)}
          sign={
            <svg
              className="stage-line"
              viewBox="0 0 14 6"
              aria-hidden="true"
              style={{ stroke: `var(${hue}, var(--text))` }}
            >
              <path d="M0 3h14" strokeWidth={width} strokeDasharray={dashes} />
            </svg>
          }
        />
      )
    })}
  </MenuGroup>
)
