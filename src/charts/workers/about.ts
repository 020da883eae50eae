/** What the panel is, for where it is not loaded yet. */
export const WORKERS = {
  id: 'workers',
  title: 'Workers',
  description:
    'Each worker over time: how much of it was spent holding a call (light), and running one (dark); and how many calls it holds now.',
  hue: '--hue-use',
} as const
