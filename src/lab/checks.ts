import type { Check } from '../domain/report'

/** What a run must satisfy for its figures to mean anything. */
export const checksOf = (
  worstUnaccounted: number,
  wrongChecksums: number,
  failed: number,
): readonly Check[] => [
  {
    id: 'conservation',
    state: worstUnaccounted === 0 ? 'ok' : 'fail',
    value: worstUnaccounted,
    limit: 0,
    reason:
      worstUnaccounted === 0
        ? 'At every snapshot each submitted call was in exactly one place.'
        : `${worstUnaccounted} calls were lost or counted twice: no figure of this run can be trusted.`,
  },
  {
    id: 'checksum',
    state: wrongChecksums === 0 ? 'ok' : 'fail',
    value: wrongChecksums,
    limit: 0,
    reason:
      wrongChecksums === 0
        ? 'Every reply was the right one for its call.'
        : `${wrongChecksums} replies were wrong and count as failed: workers did other work than asked.`,
  },
  {
    id: 'failures',
    state: failed === 0 ? 'ok' : 'warn',
    value: failed,
    limit: 0,
    reason: failed === 0 ? 'No call failed.' : `${failed} calls failed; latencies are of the others.`,
  },
]
