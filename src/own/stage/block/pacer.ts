import type { Pacer } from './drive'

/**
 * The pacer's thread: sleeps until each moment and says its number. It sleeps in memory that is shared, so that it wakes
 * to the tenth of a millisecond, and at once when it is no longer needed; timers of a page wake when it suits others, too.
 */
const PACER_SCRIPT = `onmessage = ({ data: { memory, moments } }) => {
  const flag = new Int32Array(memory)
  for (let n = 0; n < moments.length; n += 1) {
    const ms = moments[n] - performance.timeOrigin - performance.now()
    if (Atomics.load(flag, 0) || (ms > 0 && Atomics.wait(flag, 0, 0, ms) !== 'timed-out')) return
    postMessage(n)
  }
}`

/** Paced by timers of this thread: where no memory can be shared. */
const pacedByTimers: Pacer = {
  pace: (moments, onMoment) => {
    let next = 0
    let timer = 0
    const go = () => {
      for (; next < moments.length && (moments[next] ?? 0) <= performance.now(); next += 1) onMoment(next)
      if (next < moments.length)
        timer = window.setTimeout(go, Math.max(0, (moments[next] ?? 0) - performance.now()))
    }
    go()
    return () => {
      clearTimeout(timer)
      next = moments.length
    }
  },
}

/** @param start starts a worker from text */
export const createPacer = (start: (script: string) => Worker): Pacer => {
  if (typeof SharedArrayBuffer === 'undefined') return pacedByTimers
  const worker = start(PACER_SCRIPT)
  return {
    pace: (moments, onMoment) => {
      const memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
      const flag = new Int32Array(memory)
      const hear = ({ data }: MessageEvent<number>) => {
        if (!Atomics.load(flag, 0)) onMoment(data)
      }
      worker.addEventListener('message', hear)
      const origin = performance.timeOrigin
      worker.postMessage({ memory, moments: moments.map((moment) => moment + origin) })
      return () => {
        Atomics.store(flag, 0, 1)
        Atomics.notify(flag, 0)
        worker.removeEventListener('message', hear)
      }
    },
  }
}
