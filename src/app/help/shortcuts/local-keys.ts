import type { Shortcut } from './shortcuts'

/** Keys that act where they are; listed with the others. Only help needs them: the page begins without. */
export const LOCAL_KEYS: readonly Pick<Shortcut, 'keys' | 'does'>[] = [
  {
    keys: '← →',
    does: 'On a slider: one less, one more. On a chart: move the cursor. On the time bar: move the zoom',
  },
  { keys: 'Home End', does: 'On a slider: the least, the most' },
  { keys: 'Escape', does: 'Close what is open; from a panel that fills the page, back to all' },
]
