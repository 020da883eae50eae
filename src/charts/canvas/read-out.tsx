import type { PlotBox } from '../frame/plot-box'

export interface ReadOutLine {
  readonly name: string
  readonly figure: string
}

interface Props {
  /** What is read out: the heading, and then name and figure by turns. */
  readonly heading: string
  readonly lines: readonly ReadOutLine[]
  /** The place in the picture that it is about, px. */
  readonly at: { readonly x: number; readonly y: number }
  readonly box: PlotBox
}

/** Distance from the place it is about, px. */
const AWAY = 12

/** Beside the cursor, on the side that has more room. What it says is spoken from elsewhere. */
export const ReadOut = ({ heading, lines, at, box }: Props) => {
  const isRight = at.x < box.left + box.width / 2
  const isBelow = at.y < box.top + box.height / 2
  return (
    <div
      className="chart-tooltip read-out"
      aria-hidden="true"
      style={{
        left: at.x + (isRight ? AWAY : -AWAY),
        top: at.y + (isBelow ? AWAY : -AWAY),
        translate: `${isRight ? 0 : -100}% ${isBelow ? 0 : -100}%`,
      }}
    >
      <p>{heading}</p>
      <dl>
        {lines.map(({ name, figure }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
