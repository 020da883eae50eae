/** A word the page uses in a sense of its own. */
export interface Term {
  readonly id: string
  readonly word: string
  /** In a sentence or two. */
  readonly meaning: string
  /** What it is counted in; null where it is not a quantity. */
  readonly unit: string | null
}

/** In the order in which one builds on another. Definitions are those of the statistics that print the figures. */
export const TERMS: readonly Term[] = [
  {
    id: 'call',
    word: 'Call',
    meaning:
      'One invocation of the workload’s function, from its submission until its result, or its error, is back.',
    unit: 'calls',
  },
  {
    id: 'caller',
    word: 'Caller',
    meaning: 'One loop that awaits its own call before it makes the next (closed demand).',
    unit: 'callers',
  },
  {
    id: 'demand',
    word: 'Demand',
    meaning:
      'A multiplier: the number of callers (closed), bursts of calls at once (burst), or times the base rate (open).',
    unit: '×',
  },
  {
    id: 'round',
    word: 'Round',
    meaning: 'The set number of calls per caller; one line of the log.',
    unit: 'calls',
  },
  {
    id: 'queue-length',
    word: 'Queue length',
    meaning:
      'Calls submitted and not yet sent to a worker. Calls that are blocked, because the queue is full, wait outside it.',
    unit: 'calls',
  },
  {
    id: 'queue-wait',
    word: 'Queue wait',
    meaning: 'From the submission of a call until it is sent to a worker.',
    unit: 'µs',
  },
  {
    id: 'forward-hop',
    word: 'Forward hop',
    meaning: 'From sending a call until its worker starts it.',
    unit: 'µs',
  },
  { id: 'service', word: 'Service', meaning: 'The function running in its worker.', unit: 'µs' },
  {
    id: 'return-hop',
    word: 'Return hop',
    meaning: 'From the end of the function until the caller has its result.',
    unit: 'µs',
  },
  {
    id: 'dispatch-latency',
    word: 'Dispatch latency',
    meaning:
      'Queue wait and forward hop together: from the submission of a call until a worker starts it. Over the last five seconds.',
    unit: 'µs',
  },
  {
    id: 'call-latency',
    word: 'Call latency',
    meaning:
      'From the submission of a call until its result is back; in open demand from the moment it was due.',
    unit: 'µs',
  },
  {
    id: 'direct-call',
    word: 'Direct call',
    meaning:
      'The synchronous baseline: mean cost of the same function called directly on a quiet thread, measured in batches before the run.',
    unit: 'µs',
  },
  {
    id: 'slowdown-ratio',
    word: 'Slowdown ratio',
    meaning: 'Mean call latency through the pool ÷ the direct call.',
    unit: '×',
  },
  {
    id: 'rate',
    word: 'Calls per second',
    meaning:
      'Calls that returned, and calls submitted, per second. While more are submitted than return, the queue grows.',
    unit: 'calls/s',
  },
  {
    id: 'lost',
    word: 'Lost calls',
    meaning:
      'Calls that brought no result: rejected by a full queue or dropped from it, timed out, or failed. What had not ended when demand did is cancelled, and not lost.',
    unit: 'calls',
  },
  {
    id: 'answering',
    word: 'Workers',
    meaning: 'Workers that returned a call in the last second, of those that are ready, of those asked for.',
    unit: 'workers',
  },
  {
    id: 'generator-lag',
    word: 'Generator lag',
    meaning:
      'Open demand: how late calls are submitted after they were due. It counts as latency, and should be small beside it.',
    unit: 'µs',
  },
  {
    id: 'transport',
    word: 'Transport',
    meaning: 'How a message crosses to a worker: through Comlink, as a plain message, or in shared memory.',
    unit: null,
  },
  {
    id: 'in-flight-window',
    word: 'In-flight window',
    meaning: 'Messages that a worker may hold at once.',
    unit: 'messages',
  },
  { id: 'batch', word: 'Batch', meaning: 'Calls that go in one message.', unit: 'calls' },
  {
    id: 'segment',
    word: 'Segment',
    meaning: 'A stretch of a run with unchanged settings: figures start afresh at each change.',
    unit: null,
  },
  {
    id: 'lock-wait',
    word: 'Lock wait',
    meaning: 'From the start of a call in its worker until that has the global lock.',
    unit: 'µs',
  },
  {
    id: 'lock-held',
    word: 'Lock held',
    meaning: 'All holds together as a share of the time: never above 100 %, or two workers held it at once.',
    unit: null,
  },
  {
    id: 'convoy-gap',
    word: 'Hand-over cost',
    meaning:
      'Time ÷ acquisitions, less the mean hold: what a hand-over adds while workers always wait for the lock. Where they do not, the time in which nobody wanted it is in it too.',
    unit: 'µs',
  },
  {
    id: 'fairness',
    word: 'Fairness',
    meaning:
      'Jain’s index of the acquisitions of all workers: 100 % when each had the lock as often as any other; with four workers, 25 % when one of them had it always.',
    unit: null,
  },
  {
    id: 'dead-holders',
    word: 'Dead holders',
    meaning: 'Workers that died with the lock, or next in line for it: it was taken from them.',
    unit: 'workers',
  },
  {
    id: 'blocked-slots',
    word: 'Slots held while waiting',
    meaning: 'Places in workers that are held by a call that waits for a call of its own.',
    unit: 'places',
  },
  {
    id: 'deadlocks',
    word: 'Deadlocks',
    meaning:
      'Times when every place held a call that waited for another, which waited for a place. The chain that had waited longest was called off.',
    unit: null,
  },
  {
    id: 'chains-let-in',
    word: 'Concurrent chains',
    meaning:
      'Since a deadlock, chains of calls that are let into the pool at once, so that there is not another; those that wait outside have not been submitted yet.',
    unit: 'chains',
  },
  {
    id: 'safe-size',
    word: 'Workers needed',
    meaning:
      'Fewest workers with which so many callers that nest so deep cannot lock each other out: K(d − 1) + 1.',
    unit: 'workers',
  },
  {
    id: 'classes',
    word: 'Foreground and background',
    meaning:
      'The calls that the run is about, and the other traffic beside them: latency of whole calls over the last seconds.',
    unit: null,
  },
  {
    id: 'to-another-caller',
    word: 'Swapped results',
    meaning:
      'Results that went to a caller who had not asked for them, because all take them from one queue.',
    unit: null,
  },
  {
    id: 'wait-for-any-result',
    word: 'Wait for any result',
    meaning:
      'What a caller waits until it gets a result, whose ever; beside it, what it would have waited for its own. The means are the same, the spread is not.',
    unit: 'µs',
  },
  {
    id: 'arrival-rate',
    word: 'λ, arrival rate',
    meaning:
      'Calls submitted a second, since settings last changed. cv² is how much the gaps between them vary: variance ÷ mean², 1 when they come at random.',
    unit: 'calls/s',
  },
  {
    id: 'service-rate',
    word: 'μ, service rate',
    meaning:
      'Calls that one worker could take a second without a pause: 1 ÷ the mean time from sent to returned. cv² is how much that time varies, 0 when all calls are alike.',
    unit: 'calls/s',
  },
  {
    id: 'load',
    word: 'ρ, load',
    meaning: 'Arrivals ÷ what all workers together could take. From 1 on the queue grows without end.',
    unit: null,
  },
  {
    id: 'percentile',
    word: 'p50, p99, p99.9',
    meaning: 'The latency that half, 99 % or 99.9 % of calls did not exceed.',
    unit: 'µs',
  },
  {
    id: 'interval',
    word: '95 % interval',
    meaning: 'Where the true mean lies with 95 % confidence, from the means of batches of calls.',
    unit: null,
  },
  {
    id: 'not-resolvable',
    word: '< and –',
    meaning: '“< 5 µs”: smaller than the clock can tell. “–”: too few calls to say, or none.',
    unit: null,
  },
]

const BY_ID = new Map(TERMS.map((term) => [term.id, term]))

/** "Calls submitted …. In calls." */
export const termInWords = (id: string): string => {
  const term = BY_ID.get(id)
  if (!term) throw new Error(`There is no term "${id}".`)
  return term.unit === null ? term.meaning : `${term.meaning} In ${term.unit}.`
}
