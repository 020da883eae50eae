import { CallAbortedError } from '../errors/errors.js'
import type { Task } from './task.js'

/** What the caller hears of a task that its signal called off. */
export const abortionOf = ({ method, signal }: Task): CallAbortedError =>
  new CallAbortedError(method, signal?.reason)
