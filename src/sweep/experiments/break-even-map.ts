import type {
  Experiment,
  ExperimentStep,
  Finding,
  FoundFigure,
  Measured,
} from '../../domain/experiments/experiment'
import type { Settings } from '../../domain/settings/settings'
import { formatDuration } from '../../domain/text'
import { breakEven } from '../../models/break-even'
import { cautionsOf, gainOf, mapStep, mixedGrid, paysFrom, paysWords, plainSettings } from './gain-map'

/** Service times in µs and calls a message that are measured, each with each. */
export const MAP_SERVICE_US = [1, 10, 100, 1000] as const
export const MAP_BATCHES = [1, 8, 64] as const

/** A place on the map: how many times what one thread that calls directly does, the pool does. */
export interface MapPoint {
  readonly serviceUs: number
  readonly batch: number
  readonly gain: number
  readonly low: number
  readonly high: number
}

/** What handing over costs, µs: a lone call that does next to nothing, and of it the caller’s thread, per message. */
export interface HandOver {
  readonly overheadUs: number
  readonly callerUs: number
}

const SHORTEST_US = 0.4
const MOST_CALLERS = 256

const armOf = (serviceUs: number, batch: number) => `${serviceUs}/${batch}`

/** One caller; callers enough to fill the caller’s thread; then each service time with each batch. */
const stepsOf = (settings: Settings): readonly ExperimentStep[] => {
  const base = plainSettings(settings)
  return [
    mapStep('lone', 'one caller', { ...base, demand: 1, serviceUs: SHORTEST_US }),
    mapStep('full', 'the caller’s thread full', {
      ...base,
      demand: MOST_CALLERS,
      inFlight: 64,
      serviceUs: SHORTEST_US,
    }),
    ...mixedGrid(MAP_SERVICE_US, MAP_BATCHES).map(([serviceUs, batch]) =>
      mapStep(armOf(serviceUs, batch), `calls of ${formatDuration(serviceUs)}, ${batch} a message`, {
        ...base,
        serviceUs,
        batch,
        demand: Math.min(MOST_CALLERS, 2 * base.workers * batch),
      }),
    ),
  ]
}

const handOverOf = (measured: readonly Measured[]): HandOver | null => {
  const report = (wanted: string) => measured.find(({ arm }) => arm === wanted)?.report
  const [lone, full] = [report('lone'), report('full')]
  const [callUs, perSecond] = [lone?.latencyUs.call.mean ?? null, full?.throughputPerSecond ?? null]
  if (!lone || callUs === null || perSecond === null || !(perSecond > 0)) return null
  const overheadUs = callUs - lone.baseline.syncUs
  return overheadUs > 0 ? { overheadUs, callerUs: 1e6 / perSecond } : null
}

const figure = (
  id: string,
  label: string,
  value: number,
  range: FoundFigure['range'],
  unit: FoundFigure['unit'],
) => ({
  id,
  label,
  unit,
  value,
  range,
})

const sentenceOf = (points: readonly MapPoint[]): string => {
  const parts = MAP_BATCHES.flatMap((batch) => {
    const from = paysFrom(points.filter((point) => point.batch === batch))
    const calls = batch === 1 ? 'one call a message' : `${batch} calls a message`
    return from === null ? [] : [`${calls} from ${formatDuration(from)} on`]
  })
  return paysWords(parts)
}

const concluded = (measured: readonly Measured[]): Finding => {
  const cost = handOverOf(measured)
  const points = measured.flatMap(({ arm, report }): MapPoint[] => {
    const [serviceUs = Number.NaN, batch = Number.NaN] = arm.split('/').map(Number)
    const gain = Number.isNaN(batch) ? null : gainOf(report)
    return gain ? [{ serviceUs, batch, ...gain }] : []
  })
  return {
    verdict: null,
    sentence: [sentenceOf(points), ...cautionsOf(measured)].join(' '),
    figures: [
      ...points.map(({ serviceUs, batch, gain, low, high }) =>
        figure(
          armOf(serviceUs, batch),
          `${formatDuration(serviceUs)}, ${batch} a message`,
          gain,
          { low, high },
          '×',
        ),
      ),
      ...(cost
        ? [
            figure('overhead', 'A lone call that does nothing', cost.overheadUs, null, 'µs'),
            figure('caller', 'Of it the caller’s thread, a message', cost.callerUs, null, 'µs'),
          ]
        : []),
    ],
  }
}

/** Measures where a call begins to pay: service time × calls a message. */
export const breakEvenExperiment = (settings: Settings): Experiment => ({
  id: 'break-even',
  title: 'Break-even map',
  expects: 'Long calls pay one by one, short ones only when they share messages.',
  steps: () => stepsOf(settings),
  conclude: concluded,
})

/** The places of a map that was measured. */
export const mapPointsOf = ({ figures }: Finding): readonly MapPoint[] =>
  figures.flatMap(({ id, value, range }) => {
    const [serviceUs, batch] = id.split('/').map(Number)
    return serviceUs !== undefined && batch !== undefined && range
      ? [{ serviceUs, batch, gain: value, ...range }]
      : []
  })

export const handOverIn = ({ figures }: Finding): HandOver | null => {
  const value = (id: string) => figures.find((found) => found.id === id)?.value
  const [overheadUs, callerUs] = [value('overhead'), value('caller')]
  return overheadUs === undefined || callerUs === undefined ? null : { overheadUs, callerUs }
}

/** By the model: the service time from which so many calls a message do more than direct calls; null where none does. */
export const boundaryUs = (
  cost: HandOver,
  {
    workers,
    cores,
    batch,
  }: { readonly workers: number; readonly cores: number | null; readonly batch: number },
): number | null => {
  const busy = Math.max(1, Math.min(workers, cores === null ? workers : Math.round(cores)))
  const pays = (serviceUs: number) => {
    const found = breakEven({ serviceUs, ...cost, workers: busy, batch })
    return found.kind === 'break-even' && found.gain > 1
  }
  let [low, high] = [1e-3, 1e9]
  if (!pays(high)) return null
  while (high / low > 1.001) {
    const middle = Math.sqrt(low * high)
    if (pays(middle)) high = middle
    else low = middle
  }
  return high
}
