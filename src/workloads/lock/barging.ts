import { LOOK_AGAIN_MS, type LockDiscipline } from './lock'

/** The one word: 0 when free, else the holder's number, and this bit when somebody may be asleep. */
const STATE = 0
const FREE = 0
const CONTENDED = 1 << 30

const holderOf = (state: number): number => state & ~CONTENDED

/** Frees the lock if `worker` holds it. @returns whether it did */
const free = (words: Int32Array, worker: number): boolean => {
  for (;;) {
    const state = Atomics.load(words, STATE)
    if (state === FREE || holderOf(state) !== worker) return false
    if (Atomics.compareExchange(words, STATE, state, FREE) !== state) continue
    if (state & CONTENDED) Atomics.notify(words, STATE, 1)
    return true
  }
}

/**
 * Whoever comes while the lock is free takes it, though others sleep for it: no hand-over is waited for, and a worker
 * may take it again and again while another starves. A futex of three states (U. Drepper, "Futexes Are Tricky"),
 * held by name, so that a holder that died is known at once.
 */
export const bargingLock: LockDiscipline = {
  bytes: Int32Array.BYTES_PER_ELEMENT,
  lockOf: (memory, worker) => {
    const words = new Int32Array(memory)
    return {
      acquire: () => {
        let seen = Atomics.compareExchange(words, STATE, FREE, worker)
        while (seen !== FREE) {
          const asleep = seen | CONTENDED
          const was = Atomics.compareExchange(words, STATE, seen, asleep)
          if (was === seen || was === asleep) Atomics.wait(words, STATE, asleep, LOOK_AGAIN_MS)
          // Others may sleep still: who was asleep takes it as contended.
          seen = Atomics.compareExchange(words, STATE, FREE, worker | CONTENDED)
        }
      },
      release: () => void free(words, worker),
    }
  },
  keeperOf: (memory) => {
    const words = new Int32Array(memory)
    return {
      recover: (isAlive) => {
        const state = Atomics.load(words, STATE)
        const holder = holderOf(state)
        const wasHeld = holder !== 0 && !isAlive(holder) && free(words, holder)
        // A wake-up may have gone to a worker that died before it could take the lock.
        Atomics.notify(words, STATE, 1)
        return wasHeld
      },
    }
  },
}
