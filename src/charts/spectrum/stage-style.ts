import type { Stage } from '../../domain/call'

/** How a stage's line is told from the others: its hue, its weight, its dashes. */
export const STAGE_STYLE = {
  call: { hue: '--hue-latency', width: 2.25, dashes: undefined },
  dispatch: { hue: '--hue-latency', width: 1.25, dashes: undefined },
  queueWait: { hue: '--hue-wait', width: 1.25, dashes: undefined },
  forward: { hue: '--hue-forward', width: 1.25, dashes: undefined },
  lockWait: { hue: '--hue-wait', width: 1.25, dashes: '1 3' },
  service: { hue: '--hue-service', width: 1.75, dashes: undefined },
  return: { hue: '--hue-return', width: 1.25, dashes: undefined },
  hops: { hue: '--hue-forward', width: 1.25, dashes: '1 3' },
} as const satisfies Readonly<
  Record<
    Stage,
    {
      readonly hue: string
      readonly width: number
      readonly dashes?: string | undefined
    }
  >
>

/** In the order of the switches: sums first, then the parts in the order in which a call goes through them. */
export const STAGE_ORDER = Object.keys(STAGE_STYLE) as readonly Stage[]

/** Shown until somebody chooses. */
export const FIRST_STAGES: readonly Stage[] = ['call', 'dispatch', 'service']
