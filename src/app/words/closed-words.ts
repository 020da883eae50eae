import type { Snapshot } from '../../domain/snapshot'
import { durationIn, ratioIn, several, valueIn } from './figures-in-words'
import { handOverAdvice } from './hand-over'
import { type Bottleneck, bottleneckOf, coresAllow, coresInWords } from './limits'
import type { Sentence } from './sentence'

const WHERE: Readonly<Record<Bottleneck, string>> = {
  waiting: 'most of it waiting for a worker',
  crossing: 'most of it crossing to a worker and back',
  locked: 'most of it waiting for the lock',
  running: 'most of it running',
}

const waitingAdvice = (snapshot: Snapshot, callers: number): string => {
  const { ready } = snapshot.workers
  const most = Math.min(callers, 2 * ready)
  if (callers > ready && coresAllow(snapshot, ready + 1))
    return `More workers help as long as there are cores for them: try ${several(most, 'worker')}.`
  return `More workers will not help: ${coresInWords(snapshot)}. With fewer callers calls wait less.`
}

const advice = (snapshot: Snapshot, callers: number, bottleneck: Bottleneck | null): string => {
  switch (bottleneck) {
    case 'crossing':
      return handOverAdvice(snapshot.settings)
    case 'locked':
      return 'The lock lets one call run at a time: more workers cannot help, whatever the cores.'
    case 'waiting':
      return waitingAdvice(snapshot, callers)
    case 'running':
    case null:
      return callers <= snapshot.workers.ready
        ? 'Every call finds a free worker: move Demand up until they wait for one.'
        : waitingAdvice(snapshot, callers)
    default:
      return bottleneck satisfies never
  }
}

/** Callers that each await their call: the queue has an end, and latency follows the callers. */
export const closedWords = (snapshot: Snapshot, callers: number): Sentence => {
  const { live, workers } = snapshot
  const bottleneck = bottleneckOf(snapshot)
  const { inFlight, batch } = snapshot.settings
  const left = Math.max(0, callers - workers.ready * inFlight)
  // One alone goes to a worker at once; what is to share messages waits for the end of the turn.
  const most = batch === 1 ? left : callers
  const whole = `${several(callers, 'caller')} for ${several(workers.ready, 'worker')}`
  const bound =
    left === 0 ? `${whole}: hardly a call waits` : `${whole}: no more than ${several(most, 'call')} can wait`
  const latency = durationIn(live.stages.call.mean)
  const slowdown = valueIn(live.slowdown)
  const ratio = slowdown === null ? '' : `, ${ratioIn(slowdown)} the direct call`
  const takes =
    latency === null
      ? ''
      : ` A call takes ${latency}${ratio}${bottleneck === null ? '' : `, ${WHERE[bottleneck]}`}.`
  return {
    topic: `closed-${bottleneck ?? 'unknown'}`,
    happening: `${bound}.${takes}`,
    advice: advice(snapshot, callers, bottleneck),
  }
}
