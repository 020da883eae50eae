import type { Task } from '../../calls/task.js'
import type { Inbox } from '../transport.js'
import { isAwaitsInit, isHello, isInitFailed, isLifeline } from './wire.js'

/** What every worker says on every transport, beside its answers. @returns whether it was such */
export const hearGreeting = (data: unknown, inbox: Inbox): boolean => {
  if (isHello(data)) inbox.hello(data)
  else if (isLifeline(data)) inbox.lifeline(data.lock)
  else if (isAwaitsInit(data)) inbox.awaitsInit()
  else if (isInitFailed(data)) inbox.initFailed(data.thrown)
  else return false
  return true
}

/** All that these tasks hand over; null when nothing. */
export const transferablesOf = (tasks: readonly Task[]): Transferable[] | null => {
  let all: Transferable[] | null = null
  for (const { transfer } of tasks) if (transfer) all = all ? [...all, ...transfer] : [...transfer]
  return all
}
