import type { Experiment } from '../../domain/experiments/experiment'
import type { Settings } from '../../domain/settings/settings'
import { found, inTurn, step } from '../claim'
import { callsPerSecond, figuresOf } from '../judging/figures-of'
import { geometricMean, ratioOfPairs } from '../judging/repeats'
import { unsoundness } from '../judging/soundness'
import { withRange } from '../judging/wording'

/** Short calls of many callers in shared messages: what a caller itself costs is then most of a call. */
const arm = (callerStyle: Settings['callerStyle'], label: string) =>
  step(callerStyle, label, {
    mode: 'closed',
    callerStyle,
    workers: 2,
    demand: 64,
    batch: 'auto',
    workload: 'kernel',
    serviceUs: 0.4,
    seconds: 0.4,
  })

const NO_FIGURES = { verdict: null, figures: [] } as const

/** Coroutine-style callers against plain callbacks, the same calls. It claims nothing. */
export const CALLER_STYLES: Experiment = {
  id: 'caller-styles',
  title: 'Callers that await, and callers that call back',
  expects:
    'In 2016 one pool had callers written as coroutines, another had plain callbacks. Here 64 callers make the same short calls both ways; a promise for each call is what the first way costs.',
  steps: () => inTurn(6, [arm('await', 'callers that await'), arm('callback', 'callers that call back')]),
  conclude: (measured) => {
    const unsound = unsoundness(measured)
    if (unsound !== null) return { ...NO_FIGURES, sentence: unsound }
    const [awaiting, calling] = [
      figuresOf(measured, 'await', callsPerSecond),
      figuresOf(measured, 'callback', callsPerSecond),
    ]
    const gain = ratioOfPairs(awaiting, calling)
    const [perAwait, perCallback] = [geometricMean(awaiting), geometricMean(calling)]
    if (!gain || !perAwait || !perCallback)
      return { ...NO_FIGURES, sentence: 'The throughput of a run is missing.' }
    const isTold = gain.low > 1 || gain.high < 1
    return {
      verdict: null,
      sentence: `Callers that call back made ${withRange(gain, '×')} as many calls a second as callers that await${isTold ? '' : ': no difference that could be told from none'}.`,
      figures: [
        found('await', 'Throughput, callers that await', 'calls/s', perAwait),
        found('callback', 'Throughput, callers that call back', 'calls/s', perCallback),
        found('gain', 'Callback ÷ await', '×', gain),
      ],
    }
  },
}
