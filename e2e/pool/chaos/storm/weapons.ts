import { type Order, orderOf } from './orders'
import type { Random } from './random'
import type { Victims } from './victims'

/** A way of killing a worker: from outside, or by a call that its worker does not survive. */
type Weapon = (random: Random, victims: Victims, submit: (order: Order) => void) => void

const terminate: Weapon = (random, victims) => random.pick(victims.all)?.terminate()

/** Past the pool's own ears: nothing but the lock that the worker held tells of it. */
const terminateUnheard: Weapon = (random, victims) => {
  const worker = random.pick(victims.all)
  if (worker) Worker.prototype.terminate.call(worker)
}

const closeItself: Weapon = (_random, _victims, submit) => submit(orderOf.suicide('closeItself'))
const crash: Weapon = (_random, _victims, submit) => submit(orderOf.suicide('crashSoon'))

export const weapons: readonly Weapon[] = [terminate, terminateUnheard, closeItself, crash]
