import { createRandom } from '../../demand/random'
import type { OwnFault } from '../../domain/own/own'
import { ownFault, thrownWords } from '../fault'
import { kindOf, type OwnModule } from './own-module'
import { ownThrownWords, thrownPlace } from './thrown-place'

/** The arguments of one call. */
export interface ArgumentSet {
  readonly args: readonly unknown[]
  /** Objects among them that are handed over. */
  readonly transfer: readonly Transferable[]
}

export const isArgumentSet = (made: ArgumentSet | OwnFault): made is ArgumentSet => 'args' in made

/** Neighbouring numbers give numbers far apart. */
const SPREAD = 0x9e3779b1

/** @param call counted from 1 @returns a generator of its own for each call of a run */
const randomOf = (seed: number, call: number) => createRandom(seed ^ Math.imul(call, SPREAD))

/**
 * Makes the arguments of a call: new ones each time, and the same for the same number and seed.
 * @param call counted from 1
 */
export const makeArguments = (
  { args, transfer, address }: OwnModule,
  call: number,
  seed: number,
): ArgumentSet | OwnFault => {
  let made: unknown = []
  try {
    if (args) made = args(call, randomOf(seed, call))
  } catch (error) {
    return ownFault('args', `args(${call}) threw: ${ownThrownWords(error)}.`, thrownPlace(error, address))
  }
  if (!Array.isArray(made))
    return ownFault('args', `args(${call}) must return an array of arguments, and returned ${kindOf(made)}.`)
  let handedOver: unknown = []
  try {
    if (transfer) handedOver = transfer(made)
  } catch (error) {
    return ownFault('transfer', `transfer() threw: ${ownThrownWords(error)}.`, thrownPlace(error, address))
  }
  if (!Array.isArray(handedOver))
    return ownFault(
      'transfer',
      `transfer() must return an array of objects to hand over, and returned ${kindOf(handedOver)}.`,
    )
  return { args: made, transfer: handedOver as Transferable[] }
}

/** What keeps arguments from being sent; null where nothing does. They stay as they are. */
export const sendingFault = ({ args, transfer }: ArgumentSet): OwnFault | null => {
  let copy: ArgumentSet
  try {
    copy = structuredClone({ args, transfer })
  } catch (error) {
    return ownFault('clone', `The arguments cannot be copied to a worker: ${thrownWords(error)}.`)
  }
  try {
    structuredClone(copy.args, { transfer: [...copy.transfer] })
    return null
  } catch (error) {
    return ownFault('transfer', `What transfer() returns cannot be handed over: ${thrownWords(error)}.`)
  }
}
