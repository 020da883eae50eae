import { connectLab } from './lab/thread/connect'

/**
 * Begins what takes longest: the lab's thread. The build makes this a script of its own that runs before the page's,
 * so that the thread loads while the page is still read and drawn.
 */
export const lab = connectLab(__VERSION__)
