/** Names and meanings of the two panels, which the page shows before their code is loaded. */
export const CLAIMS_PANEL = {
  id: 'claims',
  title: 'Claims of 2016',
  description:
    'What the thread of 2016 claimed, each tested on this machine in several runs: holds here, does not hold here, or cannot be told.',
} as const

export const NUMBERS_PANEL = {
  id: 'numbers',
  title: 'Figures of 2016',
  description: 'The published figures beside those of this machine, under the same demand.',
} as const
