import { formatRoundCount } from '../../domain/text'

interface Props {
  readonly ramp: readonly string[]
  /** The count of the deepest colour; 0 where there is no call. */
  readonly top: number
}

/** The ramp and what its ends stand for. */
export const HeatLegend = ({ ramp, top }: Props) => (
  <span className="heat-legend" title="Calls in a cell, by colour on a logarithmic ramp">
    <span>1</span>
    <i
      style={{ background: `linear-gradient(to right, ${ramp.filter((_, at) => at % 4 === 0).join(', ')})` }}
    />
    <span>{top > 1 ? `${formatRoundCount(top)} calls a cell` : 'calls a cell'}</span>
  </span>
)
