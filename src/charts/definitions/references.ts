import { FIRST_ROUNDS } from '../../domain/experiments/first-rounds-2016'
import type { Reference } from './chart'

const THREAD = '“Why deferToThread is so slow?”, Twisted-Python mailing list, 3 June 2016'

type Pool = keyof typeof FIRST_ROUNDS
type Callers = keyof (typeof FIRST_ROUNDS)[Pool]

const times = (ratio: number) => `${ratio.toLocaleString('en', { maximumSignificantDigits: 4 })}×`
const micros = (us: number) =>
  `${us.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} µs`

const reference = (
  id: Pool,
  name: string,
  callers: Callers,
  about: string,
  beside: Pool | null,
): Reference => {
  const { poolUs, syncUs, slowdown } = FIRST_ROUNDS[id][callers]
  const also =
    beside === null
      ? ''
      : `; the program that began the thread printed ${times(FIRST_ROUNDS[beside][callers].slowdown)}`
  return {
    value: slowdown,
    label: `2016 ${name}, ${callers} ${callers === 1 ? 'caller' : 'callers'}: ${times(slowdown)}`,
    source: `${micros(poolUs)} through ${about} against ${micros(syncUs)} called directly${also}. ${THREAD}.`,
  }
}

const ofQueuePool = (callers: Callers) =>
  reference('queue', 'queue pool', callers, 'a pool with one shared queue', null)
const ofOwnPool = (callers: Callers) =>
  reference('own', 'own pool', callers, 'a pool of the program’s own', 'original')

/**
 * Slowdown ratios published in 2016, of which this product is the answer: first rounds of two pools of 64 threads.
 * The figures that began the thread lie so close to the second pool's that their lines would touch: they stand in
 * that one's source.
 */
export const FIGURES_OF_2016: readonly Reference[] = [
  ofQueuePool(1),
  ofOwnPool(1),
  ofQueuePool(16),
  ofOwnPool(16),
]
