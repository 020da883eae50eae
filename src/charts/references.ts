import type { Reference } from './panel'

const THREAD = '“Why deferToThread is so slow?”, Twisted-Python mailing list, 3 June 2016'

/**
 * Slowdown ratios published in 2016, of which this product is the answer: first rounds of two pools of 64 threads.
 * The figures that began the thread, 228.7× and 3,770×, lie so close to the second pool's that their lines would
 * touch: they stand in that one's source.
 */
export const FIGURES_OF_2016: readonly Reference[] = [
  {
    value: 110.51,
    label: '2016 queue pool, 1 caller: 110.5×',
    source: `46.07 µs through a pool with one shared queue against 0.42 µs called directly. ${THREAD}.`,
  },
  {
    value: 260.94,
    label: '2016 own pool, 1 caller: 261×',
    source: `121.01 µs through a pool of the program’s own against 0.46 µs called directly; the program that began the thread printed 228.7×. ${THREAD}.`,
  },
  {
    value: 430.07,
    label: '2016 queue pool, 16 callers: 430×',
    source: `667.25 µs through a pool with one shared queue against 1.55 µs called directly. ${THREAD}.`,
  },
  {
    value: 3809.28,
    label: '2016 own pool, 16 callers: 3,809×',
    source: `1,691.97 µs through a pool of the program’s own against 0.44 µs called directly; the program that began the thread printed 3,770×. ${THREAD}.`,
  },
]
