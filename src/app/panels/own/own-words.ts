/** Name and meaning of the panel, which the page shows before its code is loaded. */
export const OWN_PANEL = {
  id: 'own',
  title: 'Measure my function',
  description:
    'Paste a function: should it go to a worker, to how many, and will the page stay smooth? Measured in this browser, on the page, in slices and through the pool.',
} as const
