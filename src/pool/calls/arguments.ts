import type { Task } from './task.js'

/** Whether a value is what it is for ever, so that it need not be copied. Symbols and functions do not cross at all. */
const isPrimitive = (value: unknown): boolean =>
  value === null || !['object', 'function', 'symbol'].includes(typeof value)

/** Whether the caller could change what this call is given after it was made, or it cannot be sent. */
const mayChange = (task: Task): boolean => {
  const { args, transfer } = task
  if (transfer && transfer.length > 0) return true
  for (const arg of args) if (!isPrimitive(arg)) return true
  return false
}

/**
 * Takes a call's arguments as they are now: what its caller changes later, or gives to another call too, is nothing to
 * this one; what it hands over is gone from the caller, as with `postMessage`. A call that is posted in the same step
 * needs none of it, since posting copies.
 * @throws what the engine throws of arguments that cannot be cloned
 */
export const takeArguments = (task: Task): void => {
  if (!mayChange(task)) return
  const transfer = [...(task.transfer ?? [])]
  // In one piece: what is handed over is named anew, as the objects that it has become.
  const taken = structuredClone({ args: task.args, transfer }, { transfer })
  // A task may have but a getter for its arguments, which then makes them anew.
  if (Reflect.set(task, 'args', taken.args) && transfer.length > 0) task.transfer = taken.transfer
}
