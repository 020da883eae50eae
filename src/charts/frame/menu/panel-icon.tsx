/** Drawn on a 16 × 16 grid with the text's colour. */
const PATHS = {
  collapse: 'm4 6 4 4 4-4',
  expand: 'm6 4 4 4-4 4',
  menu: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  move: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
} as const

export type PanelIconName = keyof typeof PATHS

/** A sign on a button; the button has the words. */
export const PanelIcon = ({ name }: { readonly name: PanelIconName }) => (
  <svg className={`panel-icon panel-icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
