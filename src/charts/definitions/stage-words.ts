import type { Stage } from '../../domain/call'

/** What people call a stage and the chart of it, in one word where there is little room, and what it spans. In the order of the choice: sums first, then the parts. */
export const STAGE_WORDS = {
  dispatch: {
    name: 'dispatch',
    title: 'Dispatch latency',
    short: 'dispatch',
    span: 'From the moment a call is submitted until a worker starts it.',
  },
  call: {
    name: 'whole call',
    title: 'Call latency',
    short: 'call',
    span: 'From the moment a call is submitted, or was due in open demand, until its result is back.',
  },
  queueWait: {
    name: 'queue wait',
    title: 'Queue wait',
    short: 'wait',
    span: 'From the moment a call is submitted until it is sent to a worker.',
  },
  hops: {
    name: 'both hops',
    title: 'Both hops',
    short: 'hops',
    span: 'What a call spends on the way: to its worker and back.',
  },
  forward: {
    name: 'forward hop',
    title: 'Forward hop',
    short: 'forward',
    span: 'From the moment a call is sent until its worker starts it.',
  },
  lockWait: {
    name: 'lock wait',
    title: 'Lock wait',
    short: 'lock',
    span: 'How long a worker that has started a call waits for the global lock; nothing where there is none.',
  },
  service: {
    name: 'service',
    title: 'Service time',
    short: 'service',
    span: 'How long a worker runs the function of a call.',
  },
  return: {
    name: 'return hop',
    title: 'Return hop',
    short: 'return',
    span: 'From the end of a call in its worker until the caller has its result.',
  },
} as const satisfies Readonly<
  Record<
    Stage,
    { readonly name: string; readonly title: string; readonly short: string; readonly span: string }
  >
>

export const STAGE_CHOICES = Object.keys(STAGE_WORDS) as readonly Stage[]
