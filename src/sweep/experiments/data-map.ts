import type { Experiment, ExperimentStep, Finding, Measured } from '../../domain/experiments/experiment'
import type { Settings } from '../../domain/settings/settings'
import { formatCount, formatDuration } from '../../domain/text'
import { cautionsOf, gainOf, mapStep, mixedGrid, paysFrom, paysWords, plainSettings } from './gain-map'

/** Service times in µs and kB of arguments that are measured, each with each. */
export const DATA_SERVICE_US = [10, 100, 1000, 10_000] as const
export const DATA_KB = [1, 100, 1000] as const

/** A place on the map: how many times what one thread that calls directly does, the pool does. */
export interface DataPoint {
  readonly serviceUs: number
  readonly kb: number
  readonly gain: number
  readonly low: number
  readonly high: number
}

/** Time of the caller's thread inside `postMessage` for the arguments of a call, apart from the crossing. */
export interface DataCopy {
  readonly kb: number
  readonly copyUs: number
}

const armOf = (serviceUs: number, kb: number) => `data/${serviceUs}/${kb}`

/** Each service time with each size, one call a message, callers enough to keep the workers busy. */
const stepsOf = (settings: Settings): readonly ExperimentStep[] => {
  const base = plainSettings(settings)
  return mixedGrid(DATA_SERVICE_US, DATA_KB).map(([serviceUs, kb]) =>
    mapStep(armOf(serviceUs, kb), `calls of ${formatDuration(serviceUs)} with ${formatCount(kb)} kB`, {
      ...base,
      serviceUs,
      payloadKb: kb,
      demand: 2 * base.workers,
    }),
  )
}

const HOW = { copy: 'Copying', transfer: 'Handing over', shared: 'Sharing' } as const

const sentenceOf = (
  points: readonly DataPoint[],
  copies: readonly DataCopy[],
  kind: Settings['payloadKind'],
): string => {
  const parts = DATA_KB.flatMap((kb) => {
    const from = paysFrom(points.filter((point) => point.kb === kb))
    return from === null ? [] : [`${formatCount(kb)} kB from ${formatDuration(from)} on`]
  })
  const pays = paysWords(parts)
  const largest = copies.at(-1)
  return largest === undefined
    ? pays
    : `${pays} ${HOW[kind]} ${formatCount(largest.kb)} kB takes ${formatDuration(largest.copyUs)} of the caller’s thread, apart from the crossing.`
}

const leastCopy = (measured: readonly Measured[], kb: number): readonly DataCopy[] => {
  const found = measured.flatMap(({ report: { settings, data } }) =>
    settings.payloadKb === kb && data?.copyUs != null ? [data.copyUs] : [],
  )
  return found.length === 0 ? [] : [{ kb, copyUs: Math.min(...found) }]
}

const concluded = (measured: readonly Measured[], kind: Settings['payloadKind']): Finding => {
  const points = measured.flatMap(({ arm, report }): DataPoint[] => {
    const [, serviceUs = Number.NaN, kb = Number.NaN] = arm.split('/').map(Number)
    const gain = gainOf(report)
    return gain ? [{ serviceUs, kb, ...gain }] : []
  })
  const copies = DATA_KB.flatMap((kb) => leastCopy(measured, kb))
  return {
    verdict: null,
    sentence: [sentenceOf(points, copies, kind), ...cautionsOf(measured)].join(' '),
    figures: [
      ...points.map(({ serviceUs, kb, gain, low, high }) => ({
        id: armOf(serviceUs, kb),
        label: `${formatDuration(serviceUs)}, ${formatCount(kb)} kB`,
        unit: '×' as const,
        value: gain,
        range: { low, high },
      })),
      ...copies.map(({ kb, copyUs }) => ({
        id: `copy/${kb}`,
        label: `${formatCount(kb)} kB, on the caller’s thread`,
        unit: 'µs' as const,
        value: copyUs,
        range: null,
      })),
    ],
  }
}

/** Measures how much data a call may bring and still pay: service time × size of its arguments. */
export const dataMapExperiment = (settings: Settings): Experiment => ({
  id: 'data-map',
  title: 'Map of data',
  expects: 'The more data a call brings, the longer it must take to pay.',
  steps: () => stepsOf(settings),
  conclude: (measured) => concluded(measured, settings.payloadKind),
})

/** The places of a map that was measured. */
export const dataPointsOf = ({ figures }: Finding): readonly DataPoint[] =>
  figures.flatMap(({ id, value, range }) => {
    const [kind, serviceUs, kb] = id.split('/')
    return kind === 'data' && range
      ? [{ serviceUs: Number(serviceUs), kb: Number(kb), gain: value, ...range }]
      : []
  })

export const dataCopiesOf = ({ figures }: Finding): readonly DataCopy[] =>
  figures.flatMap(({ id, value }) => {
    const [kind, kb] = id.split('/')
    return kind === 'copy' ? [{ kb: Number(kb), copyUs: value }] : []
  })
