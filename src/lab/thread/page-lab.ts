import { browserHost } from '../host/browser-host'
import { watchPage } from '../host/page-watch'
import { createLab, type Lab } from '../lab'

/** The lab on the page itself; loaded only when asked for. */
export const createPageLab = (): Lab => {
  const lab = createLab(browserHost('page'))
  watchPage(lab.pageChanged)
  return lab
}
