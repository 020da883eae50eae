/** What the panel is, for where it is not loaded yet. */
export const HEAT = {
  id: 'heat',
  title: 'Latency heat map',
  description: 'How many calls took how long: each column a moment, the deeper the colour the more calls.',
  hue: '--hue-latency',
} as const
