import type { Check } from '../../domain/figures/check'

/** A check for tests: it passes, touches call latency, and is as the test wants. */
export const checkOf = (wanted: Partial<Check> = {}): Check => ({
  id: 'checksum',
  title: 'Replies are right',
  state: 'ok',
  value: 0,
  limit: 0,
  unit: 'calls',
  reason: 'Every reply was the right one.',
  touches: ['call', 'dispatch', 'slowdown'],
  ...wanted,
})
