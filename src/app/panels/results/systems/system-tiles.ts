import type { Quantity } from '../../../../charts/definitions/quantity'
import { exactlyOr, type Reading } from '../../../../domain/figures/reading'
import type {
  DeadlockFigures,
  LiveClass,
  LockFigures,
  NestingFigures,
  RoutingFigures,
} from '../../../../domain/figures/systems'
import type { Settings } from '../../../../domain/settings/settings'
import type { Snapshot } from '../../../../domain/snapshot'
import { formatCount, formatDuration, formatSpan, several } from '../../../../domain/text'
import type { Tile, TileFigure } from '../../../tiles/tiles'

/** The tiles of one system of 2016. */
export interface SystemTiles {
  readonly id: 'lock' | 'nesting' | 'background' | 'routing'
  readonly title: string
  readonly tiles: readonly Tile[]
}

const NOT_YET = 'no calls yet'

const figure = (
  label: string | null,
  value: number | null,
  quantity: Quantity,
  reason: string = NOT_YET,
): TileFigure => ({
  label,
  reading: exactlyOr(value, reason),
  quantity,
})
const read = (label: string, reading: Reading, quantity: Quantity): TileFigure => ({
  label,
  reading,
  quantity,
})

const tile = (
  id: string,
  label: string,
  term: string,
  hue: Tile['hue'],
  figures: readonly TileFigure[],
  note: string,
): Tile => ({ id, label, term, hue, figures, note })

const ofLock = (lock: LockFigures): SystemTiles => {
  const { meanWaitUs, longestWaitUs, heldShare, meanHoldUs, gapUs, fairness, workers, deadHolders } = lock
  return {
    id: 'lock',
    title: `Global lock, ${lock.kind}`,
    tiles: [
      tile(
        'lock-wait',
        'Lock wait',
        'lock-wait',
        '--hue-lock',
        [figure('mean', meanWaitUs, 'duration'), figure('longest', longestWaitUs, 'duration')],
        `${formatCount(lock.acquisitions)} times acquired`,
      ),
      tile(
        'lock-held',
        'Lock held',
        'lock-held',
        null,
        [figure(null, heldShare, 'share')],
        meanHoldUs === null ? '' : `${formatDuration(meanHoldUs)} each`,
      ),
      tile('gap', 'Hand-over cost', 'convoy-gap', null, [figure(null, gapUs, 'duration')], 'of the lock'),
      tile(
        'fairness',
        'Fairness',
        'fairness',
        null,
        [figure(null, fairness, 'share')],
        `Jain’s index, ${several(workers.length, 'worker')}`,
      ),
      ...(deadHolders > 0
        ? [
            tile(
              'dead-holders',
              'Dead holders',
              'dead-holders',
              null,
              [figure(null, deadHolders, 'calls')],
              'taken from them',
            ),
          ]
        : []),
    ],
  }
}

const NO_SAFE_SIZE = 'callers that do not wait can begin any number of chains'

const ofNesting = (
  { depth, blocked, blockedMean, blockedMax, safeWorkers, letIn, heldBack }: NestingFigures,
  { count, lastAt }: DeadlockFigures,
  { workers, inFlight }: Settings,
): SystemTiles => ({
  id: 'nesting',
  title: `Nesting, ${depth} levels`,
  tiles: [
    tile(
      'blocked-slots',
      'Slots held while waiting',
      'blocked-slots',
      '--hue-wait',
      [figure('now', blocked, 'calls'), figure('mean', blockedMean, 'calls')],
      `at most ${formatCount(blockedMax)} of ${formatCount(workers * inFlight)}`,
    ),
    tile(
      'deadlocks',
      'Deadlocks',
      'deadlocks',
      null,
      [figure(null, count, 'calls')],
      lastAt === null ? 'none so far' : `last at ${formatSpan(lastAt)}`,
    ),
    tile(
      'chains',
      'Concurrent chains',
      'chains-let-in',
      null,
      [figure(null, letIn, 'calls', 'as many as come')],
      letIn === null ? 'as many as come' : `at once; ${formatCount(heldBack)} wait`,
    ),
    tile(
      'safe-size',
      'Workers needed',
      'safe-size',
      null,
      [figure(null, safeWorkers, 'calls', NO_SAFE_SIZE)],
      safeWorkers === null ? 'there is none' : `workers; the pool has ${formatCount(workers)}`,
    ),
  ],
})

const ofClasses = (
  foreground: LiveClass,
  background: LiveClass,
  { backgroundPool }: Settings,
): SystemTiles => {
  const lost = background.counts.rejected + background.counts.failed + background.counts.timedOut
  const bothOf = (read: (one: LiveClass) => Reading): readonly TileFigure[] => [
    { label: 'fore', reading: read(foreground), quantity: 'duration' },
    { label: 'back', reading: read(background), quantity: 'duration' },
  ]
  const place = backgroundPool === 'own' ? 'in its own pool' : 'in the same pool'
  return {
    id: 'background',
    title: `Foreground and background, ${place}`,
    tiles: [
      tile(
        'class-p50',
        'Call p50',
        'classes',
        null,
        bothOf(({ p50 }) => p50),
        'foreground, background',
      ),
      tile(
        'class-p99',
        'Call p99',
        'classes',
        null,
        bothOf(({ p99 }) => p99),
        'foreground, background',
      ),
      tile(
        'class-rate',
        'Calls per second',
        'classes',
        null,
        [
          figure('fore', foreground.completedPerSecond, 'calls'),
          figure('back', background.completedPerSecond, 'calls'),
        ],
        'completed',
      ),
      tile(
        'class-lost',
        'Background lost',
        'classes',
        null,
        [figure(null, lost, 'calls')],
        'rejected or failed',
      ),
    ],
  }
}

const ofRouting = (
  { taken, gotAnothers, share, waitUs }: RoutingFigures,
  { live }: Snapshot,
): SystemTiles => ({
  id: 'routing',
  title: 'Results not routed',
  tiles: [
    tile(
      'anothers',
      'Swapped results',
      'to-another-caller',
      null,
      [figure(null, share, 'share')],
      `${formatCount(gotAnothers)} of ${formatCount(taken)} results`,
    ),
    tile(
      'any-wait',
      'Wait for any result',
      'wait-for-any-result',
      '--hue-latency',
      [
        figure('p50', waitUs.p50, 'duration', 'too few results'),
        figure('p99', waitUs.p99, 'duration', 'too few results'),
      ],
      'whole run',
    ),
    tile(
      'own-wait',
      'Wait for one’s own',
      'wait-for-any-result',
      null,
      [read('p50', live.stages.call.p50, 'duration'), read('p99', live.stages.call.p99, 'duration')],
      'last seconds',
    ),
  ],
})

/** Every system that the run has, each with its figures. */
export const systemTiles = (snapshot: Snapshot): readonly SystemTiles[] => {
  const { lock, nesting, deadlocks, classes, routing, settings } = snapshot
  return [
    ...(lock ? [ofLock(lock)] : []),
    ...(nesting ? [ofNesting(nesting, deadlocks, settings)] : []),
    ...(classes.background ? [ofClasses(classes.foreground, classes.background, settings)] : []),
    ...(routing ? [ofRouting(routing, snapshot)] : []),
  ]
}
