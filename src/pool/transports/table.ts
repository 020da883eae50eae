import { LaneUnavailableError, PoolOptionError } from '../errors'
import { comlinkLane } from './comlink-transport'
import { messageLane } from './message-transport'
import { sharedLane } from './shared-transport'
import type { Lane } from './transport'

/** Every lane; a new one is a file and a row here. */
const LANES = { comlink: comlinkLane, message: messageLane, shared: sharedLane } as const
export type LaneName = keyof typeof LANES

const isLaneName = (name: unknown): name is LaneName => typeof name === 'string' && Object.hasOwn(LANES, name)

/**
 * The lane of that name, if it can be used here.
 * @throws {PoolOptionError} when there is none
 * @throws {LaneUnavailableError} when something it needs is missing
 */
export const requireLane = (lane: LaneName | Lane): Lane => {
  const found = isLaneName(lane) ? LANES[lane] : lane
  if (typeof found !== 'object' || found === null)
    throw new PoolOptionError('lane', `one of ${Object.keys(LANES).join(', ')}, or a lane`, lane)
  const obstacle = found.obstacle()
  if (obstacle !== null) throw new LaneUnavailableError(found.name, obstacle)
  return found
}
