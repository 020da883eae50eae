import { browserHost } from '../host/browser-host'
import { pageDrawn, watchPage } from '../host/page-watch'
import { createLab, type Lab } from '../lab'

/** The lab on the page itself, of that name; loaded only when asked for. */
export const createPageLab = (page: string): Lab => {
  const lab = createLab(browserHost('page', page))
  watchPage(lab.pageChanged)
  return { ...lab, run: (order) => lab.run({ ...order, shown: pageDrawn }) }
}
