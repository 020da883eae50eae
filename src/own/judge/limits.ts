/** Share of lost frames from which a page is not smooth: one in thirty-three is two a second. */
export const LOST_SHARE = 0.03
/** From here on the thread is held for so long that people feel it, ms: a long task (W3C, Long Tasks). */
export const LONG_TASK_MS = 50
/** A function of less than so many times an empty one cannot be told from it. */
export const TIMES_EMPTY = 1.5
/** A function that holds its thread for longer is not run on the page: nothing of a page would be left to measure, ms. */
export const TOO_LONG_FOR_PAGE_MS = 1000
