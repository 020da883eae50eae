import type { Quantity } from '../../../charts/definitions/quantity'
import type { Theory } from '../../../domain/figures/expected/theory'
import { exactlyOr } from '../../../domain/figures/reading'
import type { Snapshot } from '../../../domain/snapshot'
import { formatRounded } from '../../../domain/text'
import type { Tile, TileFigure } from '../../tiles/tiles'

const figure = (value: number | null, quantity: Quantity): TileFigure => ({
  label: null,
  reading: exactlyOr(value, 'too few calls yet'),
  quantity,
})

const varies = (cv2: number | null): string => (cv2 === null ? '' : `cv² ${formatRounded(cv2)}`)

/** λ, μ and ρ of open demand: what comes, what a worker takes, and what that makes. */
export const loadTiles = ({ load }: Theory, { workers: { ready } }: Snapshot): readonly Tile[] => {
  const { arrivalsPerSecond, holdUs } = load
  const served = holdUs !== null && holdUs > 0 ? 1e6 / holdUs : null
  const isKnown = arrivalsPerSecond !== null && served !== null && ready > 0
  return [
    {
      id: 'lambda',
      label: 'λ, arrivals',
      term: 'arrival-rate',
      hue: '--hue-rate',
      figures: [figure(arrivalsPerSecond, 'rate')],
      note: varies(load.arrivalsCv2),
    },
    {
      id: 'mu',
      label: 'μ, of one worker',
      term: 'service-rate',
      hue: '--hue-service',
      figures: [figure(served, 'rate')],
      note: varies(load.serviceCv2),
    },
    {
      id: 'rho',
      label: 'ρ = λ ÷ cμ',
      term: 'load',
      hue: '--hue-use',
      figures: [figure(isKnown ? arrivalsPerSecond / served / ready : null, 'share')],
      note: ready === 1 ? '1 worker' : `${ready} workers`,
    },
  ]
}
