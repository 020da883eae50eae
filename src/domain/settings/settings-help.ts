import type { SettingKey } from './settings'

/** What each setting is, in full sentences. Apart from the table, which the lab's thread has too: nobody reads there. */
export const SETTINGS_HELP: Readonly<Record<SettingKey, string>> = {
  workers: 'Web Workers in the pool. More than the machine has cores rarely helps a busy function.',
  demand: 'The multiplier. Closed: callers. Burst: bursts of calls at once. Open: times the base rate.',
  mode: 'Who decides when the next call comes: the callers (closed), a burst, or the outside world (open).',
  callsPerCaller:
    'A round is this many calls per caller (closed) or per unit of demand (burst, open); one line of the log.',
  ratePerSecond: 'Open mode: calls per second at demand 1; the demand slider multiplies it.',
  arrivals: 'Open mode: how calls are spread over time. Independent users arrive as a Poisson process.',
  plan: 'Demand over time, as parts: 1x10s,4x20s,1x10s multiplies Demand by 1, then 4, then 1 again; 1-8x20s is a ramp. The run ends with the plan; a last part without a length, such as 4x, holds until it is stopped. Demand may be moved meanwhile: the plan multiplies what it is then, up to 256 in all. A changed plan begins anew.',
  workload:
    'What a call runs. Workers that run a function of your own are locked for it: it is chosen, or left, between runs.',
  serviceUs: 'How long one call takes when called directly. The kernel is calibrated to it before each run.',
  payloadKb:
    'Data that each call carries among its arguments, which the kernel and the sleep leave alone. A function of your own brings its own.',
  payloadKind: 'How the data of a call cross to its worker.',
  transport: 'How a call crosses to a worker and its result comes back.',
  inFlight:
    'Messages a worker may hold at once; with batch 1, calls. Above 1, calls also wait in the worker’s inbox, where the queue length cannot see them.',
  batch:
    'Calls per message; calls that wait travel together. Auto lets a batch grow until the work in it outweighs what the message costs, and keeps calls on few workers while they are shorter than that. Calls with a time limit travel alone.',
  queueLimit: 'Calls that may wait. What happens to one more is the overflow rule.',
  overflow:
    'What a full queue does with one more call. Calls that wait for room count as blocked, and that wait as queue wait.',
  timeoutMs:
    'Time limit of one call, from its submission: one that still waits is dropped, one that runs has its worker replaced. Both count as timed out. A call with a time limit travels alone, whatever the batch.',
  callerThread:
    'Which thread calls the pool. On the page, drawing a chart delays replies; choose it to see that.',
  recording:
    'How much is written down of each call. Less costs less and shows less; what it costs, the page can measure.',
  rounds: 'The run ends after this many rounds; 0 means until stopped.',
  seconds: 'The run ends after this long; 0 means until stopped.',
  seed: 'Seed of the random arrivals: the same seed gives the same arrival times.',
  lock: 'One lock in shared memory that a worker holds while it runs, as an interpreter with a global lock does: more workers then do no more work. Fair never lets one starve, but wakes a sleeper at every hand-over; barging is quicker and may let workers starve. Needs cross-origin isolation.',
  nesting:
    'From 2 on, a call runs inside a worker and calls back into the same pool before it returns, as the program of 2016 did that measured itself: a chain of this many calls holds a place for each but the last while that one runs. K chains at once need K(d − 1) + 1 places, or they can lock each other out. A nested call travels alone, whatever the batch.',
  results:
    'Through one shared queue no caller waits for one call in particular, as in the smallest pool of 2016. The mean wait stays what it was; slow calls hold up nobody in particular. Results are checked as a set: each must be right for some call that was made.',
  callerStyle:
    'Closed mode: how a caller goes from one call to the next. The same calls either way; what a promise costs shows in the throughput of short calls.',
  backgroundRate:
    'Other traffic beside the calls that the run is about, as name look-ups in a pool that everybody shares: this many calls a second, arriving at random whether or not the pool keeps up. They wait and use no core, hold no lock and have no time limit.',
  backgroundUs: 'How long one call of the background holds its worker: it sleeps.',
  backgroundPool:
    'Where the background runs. In its own pool it cannot hold up other calls, save for the cores they share; and what it pays for that shows beside them.',
  backgroundWorkers: 'Workers of the background’s own pool.',
}
