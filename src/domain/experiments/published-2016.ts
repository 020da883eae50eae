import { FIRST_ROUNDS, type PublishedRound, published } from './first-rounds-2016'

/**
 * The published figures of the thread that this page reproduces: Twisted-Python mailing list, 3 June 2016, "Why
 * deferToThread is so slow?". Closed demand: each caller awaits its call before the next; a round is 10,000 calls a
 * caller. µs, and the ratio as printed, which is pool ÷ sync within the rounding of the two.
 */

export type PublishedSystemId = 'original' | 'queue' | 'own' | 'jit'

export interface PublishedSystem {
  readonly id: PublishedSystemId
  readonly label: string
  /** What kind of pool it was. */
  readonly about: string
  /** Lines in the order they were printed, by number of callers. */
  readonly series: readonly { readonly callers: number; readonly rounds: readonly PublishedRound[] }[]
}

/** Threads of the pools, as far as the thread says, and calls of each caller in a round. */
export const PUBLISHED_WORKERS = 64
export const PUBLISHED_CALLS_PER_CALLER = 10_000

const rounds = (rows: readonly Parameters<typeof published>[]): readonly PublishedRound[] =>
  rows.map((row) => published(...row))

export const PUBLISHED: readonly PublishedSystem[] = [
  {
    id: 'original',
    label: 'the original program',
    about:
      'One pool of at most 64 threads, shared with look-ups by name; the measuring loops themselves run on threads of that pool.',
    series: [
      {
        callers: 1,
        rounds: [FIRST_ROUNDS.original[1]],
      },
      {
        callers: 8,
        rounds: rounds([[2542.9, 1.37, 1854.14]]),
      },
      {
        callers: 16,
        rounds: [FIRST_ROUNDS.original[16]],
      },
    ],
  },
  {
    id: 'queue',
    label: 'the minimal queue pool',
    about: '64 threads take calls from one queue; results are not routed back to the caller who asked.',
    series: [
      {
        callers: 1,
        rounds: [FIRST_ROUNDS.queue[1]],
      },
      {
        callers: 16,
        rounds: [
          FIRST_ROUNDS.queue[16],
          ...rounds([
            [668.004651, 1.498873, 445.67],
            [667.386251, 1.686789, 395.65],
            [668.936246, 1.448275, 461.88],
            [666.702565, 1.459888, 456.68],
            [669.740488, 1.620622, 413.26],
            [666.529074, 1.657008, 402.25],
            [666.151787, 1.58321, 420.76],
            [666.7137, 1.509841, 441.58],
            [666.670518, 1.533161, 434.83],
            [666.880252, 1.536666, 433.98],
            [666.819521, 1.507123, 442.45],
            [664.132656, 1.624818, 408.74],
            [667.016451, 1.49079, 447.42],
            [668.779542, 1.488286, 449.36],
            [667.080139, 1.524386, 437.61],
          ]),
        ],
      },
    ],
  },
  {
    id: 'own',
    label: 'a framework’s own pool',
    about: '64 threads of its own, each result routed back to its caller, coroutine-style callers.',
    series: [
      {
        callers: 1,
        rounds: [
          FIRST_ROUNDS.own[1],
          ...rounds([
            [130.383369, 0.475454, 274.23],
            [125.587505, 0.466942, 268.96],
            [124.14128, 0.46997, 264.15],
            [135.672952, 0.50545, 268.42],
            [130.711776, 0.483895, 270.12],
            [118.456074, 0.438543, 270.11],
            [137.559747, 0.50433, 272.76],
            [121.825337, 0.459836, 264.93],
            [141.214092, 0.539142, 261.92],
          ]),
        ],
      },
      {
        callers: 16,
        rounds: [
          FIRST_ROUNDS.own[16],
          ...rounds([
            [1693.141545, 0.434609, 3895.78],
            [1693.619694, 0.443431, 3819.35],
            [1693.614949, 0.439235, 3855.83],
            [1694.422696, 0.435658, 3889.34],
            [1694.554698, 0.431748, 3924.87],
            [1694.615262, 0.430913, 3932.61],
            [1694.747073, 0.428314, 3956.79],
            [1694.701245, 0.427885, 3960.65],
            [1695.052327, 0.419444, 4041.19],
            [1695.149564, 0.432749, 3917.16],
            [1695.340127, 0.432845, 3916.74],
            [1695.489345, 0.433822, 3908.26],
            [1695.886709, 0.436207, 3887.81],
            [1696.334289, 0.43871, 3866.64],
            [1696.634512, 0.434704, 3902.96],
          ]),
        ],
      },
    ],
  },
  {
    id: 'jit',
    label: 'the own pool on a tracing JIT',
    about:
      'The same pool with callback-style callers on a tracing JIT, in two excerpts of one run; the first rounds are warm-up.',
    series: [
      {
        callers: 1,
        rounds: rounds([
          [248.463297, 0.979066, 253.78],
          [89.544964, 0.260448, 343.81],
          [63.347292, 0.204158, 310.29],
          [63.825631, 0.205946, 309.91],
          [55.110717, 0.193667, 284.56],
          [51.918244, 0.212955, 243.8],
          [62.353158, 0.239372, 260.49],
          [40.433884, 0.14863, 272.04],
          [65.630174, 0.16582, 395.79],
          [85.674763, 0.259972, 329.55],
          [65.085721, 0.19815, 328.47],
          [44.353342, 0.153947, 288.11],
        ]),
      },
    ],
  },
]
