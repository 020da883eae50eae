/** Name and meaning of the panel, which the page shows before its code is loaded. */
export const THEORY_PANEL = {
  id: 'theory',
  title: 'Theory beside measurement',
  description:
    'What the model of queues that applies expects of these calls, beside what was measured, and whether what it rests on holds.',
} as const
