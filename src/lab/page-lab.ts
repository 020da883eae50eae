import { browserHost } from './browser-host'
import { createLab, type Lab } from './lab'
import { watchPage } from './page-watch'

/** The lab on the page itself; loaded only when asked for. */
export const createPageLab = (): Lab => {
  const lab = createLab(browserHost('page'))
  watchPage(lab.pageChanged)
  return lab
}
