import type { Waiting } from '../../demand/driver'
import { spinUntil, WakeLead } from '../../workloads/wait/wake-lead'

/** Lets the event loop turn once, without the 4 ms that browsers put between nested timers. */
const createTurn = (): Waiting['turn'] => {
  const { port1, port2 } = new MessageChannel()
  let waiting: (() => void)[] = []
  port1.onmessage = () => {
    const due = waiting
    waiting = []
    for (const resolve of due) resolve()
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(null)
    })
}

/**
 * `Atomics.waitAsync` with a time limit: late by a tenth of a millisecond, where timers are late by two; as it is woken
 * so much earlier, hardly at all.
 */
const createFineSleep = (): Pick<Waiting, 'sleep' | 'wake'> => {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const lead = new WakeLead()
  return {
    sleep: async (span) => {
      const askedMs = Math.max(0, span - lead.of(span))
      const start = performance.now()
      const { async, value } = Atomics.waitAsync(cell, 0, 0, askedMs)
      // A span of nothing is over at once: the event loop must still turn.
      if (!async) return new Promise((resolve) => setTimeout(resolve))
      if ((await value) !== 'timed-out') return
      lead.note(performance.now() - start - askedMs)
      spinUntil(start + span)
    },
    wake: () => void Atomics.notify(cell, 0),
  }
}

const createCoarseSleep = (): Pick<Waiting, 'sleep' | 'wake'> => {
  const sleepers = new Set<() => void>()
  return {
    sleep: (span) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          sleepers.delete(end)
          resolve()
        }
        const timer = setTimeout(end, Math.max(0, span))
        sleepers.add(end)
      }),
    wake: () => {
      for (const end of sleepers) end()
    },
  }
}

/** The best waiting this thread has. */
export const createWaiting = (): Waiting & { readonly timer: 'fine' | 'coarse' } => {
  const isFine = typeof SharedArrayBuffer !== 'undefined' && typeof Atomics.waitAsync === 'function'
  const sleep = isFine ? createFineSleep() : createCoarseSleep()
  return { ...sleep, turn: createTurn(), timer: isFine ? 'fine' : 'coarse' }
}
