import type { PoolOptions } from '../../../pool/index'
import type { Host } from '../../host/host'

/** The clock and timers of a pool that the host's thread calls. */
export const poolTimeOf = ({
  clock,
  after,
}: Pick<Host, 'clock' | 'after'>): NonNullable<PoolOptions['time']> => ({
  now: clock.now,
  get timeOrigin() {
    return clock.timeOrigin
  },
  schedule: after,
})
