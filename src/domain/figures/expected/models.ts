/**
 * Each model that a prediction can be of, and what it takes for granted, in a sentence. `closed` is made from what a call
 * takes by itself, `closed-run` from what calls took in the run.
 */
export const MODELS = {
  'M/M/c': 'M/M/c: calls arrive at random, and take exponentially distributed times.',
  'M/G/c': 'M/G/c: calls arrive and take times as unevenly as was measured (Allen and Cunneen).',
  'M/D/c': 'M/D/c: calls arrive at random, and all take equally long (Cosmetatos).',
  'G/G/c':
    'G/G/c: calls arrive more evenly than at random (between Allen and Cunneen, and Krämer and Langenbach-Belz).',
  closed:
    'Closed network: callers go round between their thread and the workers (mean value analysis), from what one call takes by itself and the cores that workers share.',
  'closed-run':
    'Closed network (mean value analysis), from how long calls held their workers in this run, all that delays them on the way included: a call by itself and the cores here do not explain that. So it tells only whether workers ever idle while calls wait.',
  burst: 'Burst: all calls are there at once, and workers take them in turns.',
} as const

export type ModelName = keyof typeof MODELS
