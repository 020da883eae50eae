import { FixedThreadPool } from 'poolifier-web-worker'
import type { Start } from '../contender'
import scriptUrl from './poolifier.worker?worker&url'

/** poolifier-web-worker: a fixed pool with its default options, tasks called by name. */
export const startPoolifier: Start = async (workers) => {
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const pool = new FixedThreadPool<readonly number[], number>(workers, new URL(scriptUrl, import.meta.url), {
    errorEventHandler: ({ message }) => fail(new Error(message)),
  })
  const answered = Promise.all(Array.from({ length: workers }, () => pool.execute([1], 'add1')))
  try {
    await Promise.race([answered, failed])
  } catch (error) {
    // It replaces workers that die without end, which would leave no processor time for the other contenders.
    await pool.destroy()
    throw error
  }
  return { call: (method, args) => pool.execute(args, method), close: () => pool.destroy() }
}
