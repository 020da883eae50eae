/** The panel before it is there. */
export const SWEEP_PANEL = {
  id: 'sweep',
  title: 'How many workers?',
  description:
    'Measures workers, or another setting, over a list, in random order, until intervals are narrow: how many are enough here, with the law fitted to it; where a call begins to pay; and how many workers a rate needs.',
} as const
