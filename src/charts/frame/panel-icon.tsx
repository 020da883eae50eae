/** Drawn on a 16 × 16 grid with the text's colour. */
const PATHS = {
  collapse: 'm4 6 4 4 4-4',
  expand: 'm6 4 4 4-4 4',
  fill: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.2 2.8 9.5 6.5M2.8 13.2l3.7-3.7',
  shrink: 'M13.5 6.5h-4v-4M2.5 9.5h4v4M9.8 6.2l3.4-3.4M6.2 9.8l-3.4 3.4',
  move: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
} as const

export type PanelIconName = keyof typeof PATHS

/** A sign on a button; the button has the words. */
export const PanelIcon = ({ name }: { readonly name: PanelIconName }) => (
  <svg className={`panel-icon panel-icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
