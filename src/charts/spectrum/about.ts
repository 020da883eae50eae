/** What the panel is, for where it is not loaded yet. */
export const SPECTRUM = {
  id: 'spectrum',
  title: 'Percentile spectrum',
  description:
    'Which share of the calls of the whole run took at most how long; every further 9 is as wide as the one before.',
  hue: '--hue-latency',
} as const
