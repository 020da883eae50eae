import type { Judgement, WayFigures } from '../../../../domain/own/own'

export const wayOf = (patch: Partial<WayFigures> = {}): WayFigures => ({
  way: 'direct',
  workers: 0,
  calls: 600,
  failed: 0,
  callUs: { value: 3100, low: 3050, high: 3150 },
  callsPerSecond: { value: 198, low: 195, high: 201 },
  frames: 600,
  framesLost: 212,
  longestBlockMs: 34,
  blockedMsPerSecond: 610,
  inputDelayMs: { value: 8.4, low: 7.9, high: 9 },
  copyUs: null,
  argumentBytes: 12_400,
  resultBytes: 8,
  fault: null,
  unknown: null,
  ...patch,
})

export const JUDGEMENT: Judgement = {
  verdict: 'offload',
  workers: 2,
  sentence: 'Offload it: 2 workers keep the page free.',
  ways: [wayOf(), wayOf({ way: 'sliced' }), wayOf({ way: 'pool', workers: 2, framesLost: 0 })],
  reasons: ['A third worker gains nothing here.'],
}
