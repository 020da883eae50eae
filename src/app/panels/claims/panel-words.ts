/** Name and meaning of the panel, which the page shows before its code is loaded. */
export const CLAIMS_PANEL = {
  id: 'claims',
  title: 'The thread of 2016',
  description:
    'What the thread of 2016 claimed, each claim tested on this machine in several runs, and its figures beside those of this machine.',
} as const
