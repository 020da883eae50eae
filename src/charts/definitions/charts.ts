import type { Stage } from '../../domain/call'
import { PERCENTILE_NAMES, PERCENTILES, type PercentileName } from '../../domain/figures/percentile'
import { exactly, exactlyOr } from '../../domain/figures/reading'
import type { ChartRow, Choice, LayerSeries, LineSeries, Look } from './chart'
import { expectedLength, expectedNow, expectedOf } from './expected'
import { FIGURES_OF_2016 } from './references'
import { STAGE_WORDS } from './stage-words'

const queue = ({ parts }: Choice): Look => ({
  scale: { kind: 'linear' },
  series: [
    { id: 'mean', label: 'mean', kind: 'line', weight: 'heavy', value: ({ queueMean }) => queueMean },
    {
      id: 'max',
      label: 'max',
      kind: 'band',
      tells: 'top',
      low: ({ queueMean }) => queueMean,
      value: ({ queueMax }) => queueMax,
    },
    expectedLength(parts),
  ],
  references: [],
  now: (snapshot) => [
    // Figures stand at the right: one that comes or goes is the first, and moves no other.
    ...expectedNow(snapshot, expectedLength(parts), 'queue'),
    { label: 'now', reading: exactly(snapshot.queue.length) },
  ],
})

const PERCENTILE_LABELS = { p50: 'p50', p90: 'p90', p99: 'p99', p999: 'p99.9' } as const
const PERCENTILE_WEIGHTS = { p50: 'heavy', p90: 'medium', p99: 'light', p999: 'hair' } as const

/** A whole call is doubted as the log that prints its latency; what is not listed, as the stages are. */
const DOUBTED_AS: Partial<Record<Stage, string>> = { dispatch: 'dispatch', call: 'rounds' }

/** Call latencies of other traffic beside the calls that the run is about, in the hue of waiting. */
const BACKGROUND_LINES: readonly LineSeries[] = (['p50', 'p99'] as const).map((name) => ({
  id: `background-${name}`,
  label: `background ${name}`,
  kind: 'line',
  hue: '--hue-wait',
  weight: PERCENTILE_WEIGHTS[name],
  value: ({ background }) => background?.[name] ?? null,
}))

/** Of calls that still wait: where no call starts any more, percentiles say nothing, and this goes on. */
const OLDEST: LineSeries = {
  id: 'oldest',
  label: 'oldest waiting',
  kind: 'line',
  hue: '--hue-queue',
  weight: 'medium',
  value: ({ queueOldestMs }) => (queueOldestMs === null ? null : queueOldestMs * 1000),
}

const latency = ({ stage, scale, parts }: Choice): Look => ({
  description: STAGE_WORDS[stage].span,
  doubtedAs: DOUBTED_AS[stage] ?? 'stages',
  scale: scale === 'log' ? { kind: 'log', empty: [10, 10_000], always: [] } : { kind: 'linear' },
  series: [
    ...PERCENTILE_NAMES.map(
      (name: PercentileName): LineSeries => ({
        id: name,
        label: PERCENTILE_LABELS[name],
        kind: 'line',
        weight: PERCENTILE_WEIGHTS[name],
        percent: PERCENTILES[name],
        value: ({ stages }) => stages?.[stage][name] ?? null,
      }),
    ),
    ...(stage === 'queueWait' || stage === 'dispatch' ? [OLDEST] : []),
    ...expectedOf(stage, parts),
    // Only of whole calls is it known.
    ...(parts.background && stage === 'call' ? BACKGROUND_LINES : []),
  ],
  references: [],
  now: (snapshot) => [
    ...expectedOf(stage, parts).flatMap((series) =>
      expectedNow(snapshot, series, stage === 'call' ? 'call' : 'wait'),
    ),
    ...PERCENTILE_NAMES.map((name) => ({
      label: PERCENTILE_LABELS[name],
      reading: snapshot.live.stages[stage][name],
      of: name,
    })),
  ],
})

const slowdown = ({ scale, references }: Choice): Look => {
  const shown = references === 'shown' ? FIGURES_OF_2016 : []
  return {
    scale:
      scale === 'log'
        ? { kind: 'log', empty: [1, 1000], always: [1, ...shown.map(({ value }) => value)] }
        : { kind: 'linear' },
    series: [
      { id: 'ratio', label: 'ratio', kind: 'line', weight: 'heavy', value: (point) => point.slowdown },
      {
        id: 'interval',
        label: '95 % interval',
        kind: 'band',
        tells: 'range',
        low: ({ slowdownLow }) => slowdownLow,
        value: ({ slowdownHigh }) => slowdownHigh,
      },
    ],
    references: shown,
    now: ({ live }) => [{ label: 'now', reading: live.slowdown }],
  }
}

const layer = (stage: Stage, label: string, hue: string): LayerSeries => ({
  id: stage,
  label,
  kind: 'layer',
  hue: `--hue-${hue}`,
  value: ({ stages }) => stages?.[stage].mean ?? null,
})
const QUEUE_WAIT = layer('queueWait', 'queue wait', 'wait')
const SERVICE = layer('service', 'service', 'service')
const LOCK_WAIT = layer('lockWait', 'lock wait', 'lock')
const LAYERS = {
  apart: [
    QUEUE_WAIT,
    layer('forward', 'forward', 'forward'),
    LOCK_WAIT,
    SERVICE,
    layer('return', 'return', 'return'),
  ],
  together: [QUEUE_WAIT, layer('hops', 'both hops', 'forward'), LOCK_WAIT, SERVICE],
} as const

const STAGES_SHOWN = 'Where the mean latency of a call goes, stage upon stage.'

const stages = ({ parts: { hops, lock } }: Choice): Look => ({
  ...(hops === 'together' && {
    description: `${STAGES_SHOWN} The clocks do not tell the two hops apart: they are one.`,
  }),
  scale: { kind: 'linear' },
  series: LAYERS[hops].filter((one) => one !== LOCK_WAIT || lock),
  references: [],
  now: ({ live }) => [{ label: 'call', reading: live.stages.call.mean }],
})

/** Other traffic beside the calls that the run is about, in the hue of waiting. */
const BACKGROUND_DONE: LineSeries = {
  id: 'background-completed',
  label: 'background completed',
  kind: 'line',
  hue: '--hue-wait',
  weight: 'hair',
  value: ({ background, span }) => perSecond(background?.samples ?? 0, span),
}

const throughput = ({ parts }: Choice): Look => ({
  scale: { kind: 'linear' },
  series: [
    {
      id: 'completed',
      label: 'completed',
      kind: 'line',
      weight: 'heavy',
      // Of calls that are left out of latencies it is known that they came back.
      value: ({ samples, excluded, span }) => perSecond(samples + excluded, span),
    },
    {
      id: 'submitted',
      label: 'submitted',
      kind: 'line',
      weight: 'light',
      value: ({ submitted, span }) => perSecond(submitted, span),
    },
    {
      id: 'lost',
      label: 'lost',
      kind: 'line',
      hue: '--hue-latency',
      weight: 'medium',
      value: ({ lost, span }) => perSecond(lost, span),
    },
    ...(parts.background ? [BACKGROUND_DONE] : []),
  ],
  references: [],
  now: ({ live }) => [{ label: 'done', reading: exactly(live.completedPerSecond) }],
})

/** A bucket that has only just begun says nothing about a rate. ms */
const SHORTEST_FOR_RATE = 50
const perSecond = (count: number, span: number) => (span < SHORTEST_FOR_RATE ? null : (count * 1000) / span)

const utilisation = (): Look => ({
  scale: { kind: 'whole' },
  series: [
    { id: 'busy', label: 'busy', kind: 'line', weight: 'heavy', value: ({ busy }) => busy },
    { id: 'held', label: 'holding a call', kind: 'line', weight: 'light', value: ({ held }) => held },
  ],
  references: [],
  now: ({ timeline }) => [{ label: 'busy', reading: newestBusy(timeline) }],
})

const newestBusy = (timeline: readonly { readonly complete: boolean; readonly busy: number | null }[]) => {
  const newest = timeline.findLast(({ complete, busy }) => complete && busy !== null)?.busy ?? null
  return exactlyOr(newest, 'no ready workers in this window')
}

export const PANELS: readonly ChartRow[] = [
  {
    id: 'queue',
    title: 'Queue length',
    description: 'Calls in the queue, not yet sent to a worker. Calls that are blocked wait outside it.',
    quantity: 'calls',
    hue: '--hue-queue',
    controls: [],
    look: queue,
  },
  {
    id: 'dispatch',
    title: STAGE_WORDS.dispatch.title,
    titleOf: (stage) => STAGE_WORDS[stage].title,
    description: STAGE_WORDS.dispatch.span,
    quantity: 'duration',
    hue: '--hue-latency',
    controls: ['stage', 'scale'],
    look: latency,
  },
  {
    id: 'slowdown',
    title: 'Slowdown ratio',
    description: 'Mean call latency through the pool ÷ the same call made directly.',
    quantity: 'ratio',
    hue: '--hue-ratio',
    controls: ['references', 'scale'],
    look: slowdown,
  },
  {
    id: 'stages',
    title: 'Stages',
    description: STAGES_SHOWN,
    quantity: 'duration',
    hue: '--hue-latency',
    controls: [],
    look: stages,
  },
  {
    id: 'throughput',
    title: 'Throughput',
    description:
      'Calls that returned, calls submitted, and calls lost (rejected, timed out or failed), per second.',
    quantity: 'rate',
    hue: '--hue-rate',
    controls: [],
    look: throughput,
  },
  {
    id: 'utilisation',
    title: 'Utilisation',
    description: 'Share of time in which ready workers ran a function (busy), or held a call (held).',
    quantity: 'share',
    hue: '--hue-use',
    controls: [],
    look: utilisation,
  },
]
