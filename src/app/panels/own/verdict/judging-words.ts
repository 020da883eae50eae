import { formatShare } from '../../../../domain/text'
import type { Judging } from '../../../../store/own/judging'

/** How measuring goes, or how it went. A fault stands at its line; the verdict stands below. */
export const judgingSentence = (judging: Judging): string => {
  switch (judging.kind) {
    case 'idle':
      return 'Measured on the page, in slices, and through the pool, in turns: some 20 s.'
    case 'going':
      return judging.isStopping
        ? 'Stopping…'
        : `${formatShare(Math.round(judging.fraction * 100) / 100)}: ${judging.doing}`
    case 'judged':
      return 'Measured.'
    case 'failed':
      return `Not measured. ${judging.message}`
    case 'stopped':
      return 'Stopped: nothing was found.'
    default:
      return judging satisfies never
  }
}
