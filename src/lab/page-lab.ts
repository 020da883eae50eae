import { browserHost } from './browser-host'
import { createLab } from './lab'

/** The lab on the page itself; loaded only when asked for. */
export const createPageLab = () => createLab(browserHost('page'))
