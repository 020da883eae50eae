import { isMap } from '../thrown/collections.js'
import { REPLY_HEAD, REPLY_STEP, type Reply } from './wire.js'

/**
 * A worker runs code of others, which may send anything in the pool's name. What is not of the form that workers of ours
 * send is never looked into: the pool's own thread must not fail over it.
 */

const isPlace = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0

/** Whether it has the form of a reply; values, and what was thrown, may be anything. */
export const isReply = (data: unknown): data is Reply => {
  if (!Array.isArray(data) || data.length < REPLY_HEAD || (data.length - REPLY_HEAD) % REPLY_STEP !== 0)
    return false
  if (!isPlace(data[0]) || !(data[1] === null || isMap(data[1]))) return false
  for (let at = REPLY_HEAD; at < data.length; at += REPLY_STEP)
    if (!isPlace(data[at]) || !Number.isFinite(data[at + 2]) || !Number.isFinite(data[at + 3])) return false
  return true
}
