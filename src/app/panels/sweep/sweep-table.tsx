import type { Estimate } from '../../../domain/figures/estimate'
import { formatDuration, formatRatio, formatWhole, rangeText } from '../../../domain/text'
import { isTelling } from '../../../sweep/repeats/interval'
import type { SweepPoint } from '../../../sweep/repeats/point'
import { type SweptKey, sweptRow } from '../../../sweep/swept'

const UNKNOWN = '–'

const intervalText = (figure: Estimate): string =>
  isTelling(figure) ? rangeText(formatWhole(figure.low), formatWhole(figure.high)) : 'too few yet'

const Row = ({ point }: { readonly point: SweepPoint }) => {
  const { value, perSecond, callUs, callP99Us, slowdown, visits, fault, isOverloaded } = point
  return (
    <tr>
      <th scope="row">{formatWhole(value)}</th>
      <td>{perSecond ? formatWhole(perSecond.value) : UNKNOWN}</td>
      <td>{perSecond ? intervalText(perSecond) : UNKNOWN}</td>
      <td>{callUs ? formatDuration(callUs.value) : UNKNOWN}</td>
      <td>{callP99Us === null ? UNKNOWN : formatDuration(callP99Us)}</td>
      <td>{slowdown ? formatRatio(slowdown.value) : UNKNOWN}</td>
      <td>{visits}</td>
      <td>{fault ?? (isOverloaded ? 'the queue grows' : '')}</td>
    </tr>
  )
}

interface Props {
  readonly swept: SweptKey
  readonly points: readonly SweepPoint[]
}

export const SweepTable = ({ swept, points }: Props) => (
  // A table wider than a telephone must be reachable by keyboard.
  <section className="sweep-scroll" aria-label="The sweep in numbers" tabIndex={0}>
    <table className="sweep-table">
      <thead>
        <tr>
          <th scope="col">{sweptRow(swept).many}</th>
          <th scope="col">Calls/s</th>
          <th scope="col">95 % interval</th>
          <th scope="col">A call, mean</th>
          <th scope="col">p99</th>
          <th scope="col">Ratio</th>
          <th scope="col">Measured</th>
          <th scope="col">
            <span className="visually-hidden">What is wrong</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <Row key={point.value} point={point} />
        ))}
      </tbody>
    </table>
  </section>
)
