import type { Task } from '../../calls/task.js'
import { UnclonableError, UnservedError } from '../../errors/errors.js'
import type { Failure } from '../wire/wire.js'
import { unpackThrown } from './unpack.js'

/** Why a call failed, as its caller hears it: what the function threw, be it an error or not, or an error of the pool. */
export const reasonOf = ({ method }: Task, failure: Failure): unknown => {
  switch (failure.kind) {
    case 'thrown':
      return unpackThrown(failure.thrown)
    case 'unclonable':
      return new UnclonableError(method, unpackThrown(failure.thrown))
    case 'unserved':
      return new UnservedError(method, Array.isArray(failure.methods) ? failure.methods : [])
    default:
      return failure satisfies never
  }
}
