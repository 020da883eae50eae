import { capital } from '../../domain/text'
import { type Change, choose } from '../changes'
import type { Facts } from '../facts/facts'
import type { Saying } from '../rule'
import { canBatch } from './bottleneck'

/** Null where calls cannot share messages, or do. */
export const shareMessages = (settings: Facts['settings']): Change | null =>
  canBatch(settings)
    ? choose(settings, 'batch', 'auto', 'set Batch to auto, so that calls share messages')
    : null

/** What to try when most of a call's time goes into handing it over. */
export const handOver = (settings: Facts['settings']): Saying => {
  const batch = shareMessages(settings)
  return batch
    ? { text: `${capital(batch.words)}, or call so short a function directly.`, tries: [batch.patch] }
    : { text: 'Give a call more work to do, or call so short a function directly.' }
}
