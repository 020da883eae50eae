/** The button of a panel's menu: where the focus goes when the panel itself has gone elsewhere. */
export const menuButton = (list: HTMLElement | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-panel="${id}"] .panel-menu-button`) ?? null
