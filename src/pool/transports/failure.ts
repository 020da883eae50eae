import type { Task } from '../calls/task.js'
import { UnclonableError, UnservedError } from '../errors.js'
import { type Failure, fromWireError } from './wire.js'

/** Why a call failed, as its caller hears it. */
export const errorOf = ({ method }: Task, failure: Failure): Error => {
  switch (failure.kind) {
    case 'thrown':
      return fromWireError(failure.error)
    case 'unclonable':
      return new UnclonableError(method, fromWireError(failure.error))
    case 'unserved':
      return new UnservedError(method, failure.methods)
    default:
      return failure satisfies never
  }
}
