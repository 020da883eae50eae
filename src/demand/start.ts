import type { Settings } from '../domain/settings/settings'
import { startBurst } from './burst'
import { startClosed } from './closed'
import type { StartDemand } from './driver'
import { startOpen } from './open'

/** Every demand mode; a new one is a file and a row here. */
export const START_DEMAND: Readonly<Record<Settings['mode'], StartDemand>> = {
  closed: startClosed,
  burst: startBurst,
  open: startOpen,
}
