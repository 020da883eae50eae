import type { MeasuredLoad } from '../domain/figures/expected/theory'
import { DEFAULTS, type Settings } from '../domain/settings/settings'
import type { TheoryEvidence } from './evidence'

export interface WantedEvidence extends Partial<Omit<TheoryEvidence, 'settings' | 'load'>> {
  readonly settings?: Partial<Settings>
  readonly load?: Partial<MeasuredLoad>
}

/** Of an open run that is as every model wants it: two workers, taken up six tenths of the time by calls of 5 ms. */
export const evidenceWith = ({ settings, load, ...wanted }: WantedEvidence = {}): TheoryEvidence => ({
  settings: {
    ...DEFAULTS,
    mode: 'open',
    workers: 2,
    demand: 1,
    ratePerSecond: 240,
    serviceUs: 5000,
    ...settings,
  },
  load: {
    arrivalsPerSecond: 240,
    holdUs: 5000,
    arrivalsCv2: 1,
    serviceCv2: 0,
    gapsDistance: 0.01,
    leastCrossingUs: 60,
    calls: 5000,
    ...load,
  },
  workers: 2,
  cores: 2,
  directUs: 5000,
  serviceUs: 5010,
  crossingUs: 80,
  verdict: { kind: 'stable' },
  backlogShare: 0,
  lostShare: 0,
  unfinishedShare: 0,
  ...wanted,
})
