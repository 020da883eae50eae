import { LOOK_AGAIN_MS, type LockDiscipline } from './lock'

/** The ticket that may hold the lock, and the next to be given; far apart, so that unroutedResults do not disturb the holder. */
const SERVING = 0
const NEXT = 16
/** Where the slots begin. A ticket has the slot of its number modulo `SLOTS`, a power of two above all workers there can be. */
const FIRST_SLOT = 32
const SLOTS = 1024
/** Of each slot: a counter that its owner sleeps on, the ticket, and who drew it. */
const SLOT_WORDS = 3
const WAKE = 0
const TICKET = 1
const OWNER = 2
/** Stands for an owner that is gone. */
const GONE = -1
/** A ticket that was drawn, and whose owner never gave its name, is passed over after so many looks of the keeper. */
const LOOKS = 20

const slotOf = (ticket: number): number => FIRST_SLOT + (ticket & (SLOTS - 1)) * SLOT_WORDS

/** Who drew a ticket: 0 while it has not been said. */
const ownerOf = (words: Int32Array, ticket: number): number => {
  const slot = slotOf(ticket)
  return Atomics.load(words, slot + TICKET) === ticket ? Atomics.load(words, slot + OWNER) : 0
}

/** Ends the turn of `ticket`, if it is its turn, and of those after it whose owners are gone. @returns whether it was */
const pass = (words: Int32Array, ticket: number): boolean => {
  let turn = ticket
  if (Atomics.compareExchange(words, SERVING, turn, (turn + 1) | 0) !== turn) return false
  for (turn = (turn + 1) | 0; ownerOf(words, turn) === GONE; turn = (turn + 1) | 0)
    if (Atomics.compareExchange(words, SERVING, turn, (turn + 1) | 0) !== turn) return true
  Atomics.add(words, slotOf(turn) + WAKE, 1)
  Atomics.notify(words, slotOf(turn) + WAKE)
  return true
}

/** Sleeps until it is the ticket's turn. @returns false when it was passed over */
const awaitTurn = (words: Int32Array, ticket: number): boolean => {
  const wake = slotOf(ticket) + WAKE
  for (;;) {
    const ahead = (ticket - Atomics.load(words, SERVING)) | 0
    if (ahead <= 0) return ahead === 0
    const seen = Atomics.load(words, wake)
    // Read again after the counter: a turn that came in between has moved one of the two.
    if (Atomics.load(words, SERVING) === ticket) return true
    Atomics.wait(words, wake, seen, LOOK_AGAIN_MS)
  }
}

/**
 * A ticket lock: first come, first served, each sleeper woken by itself. Nobody starves; but every hand-over to a
 * sleeper costs a wake-up, and they form a convoy (M. Blasgen et al. 1979).
 */
export const fairLock: LockDiscipline = {
  bytes: (FIRST_SLOT + SLOTS * SLOT_WORDS) * Int32Array.BYTES_PER_ELEMENT,
  lockOf: (memory, worker) => {
    const words = new Int32Array(memory)
    let held = 0
    return {
      acquire: () => {
        do {
          held = Atomics.add(words, NEXT, 1)
          const slot = slotOf(held)
          Atomics.store(words, slot + OWNER, worker)
          Atomics.store(words, slot + TICKET, held)
        } while (!awaitTurn(words, held))
      },
      release: () => void pass(words, held),
    }
  },
  keeperOf: (memory) => {
    const words = new Int32Array(memory)
    let stuck = 0
    let looks = 0
    return {
      recover: (isAlive) => {
        const [first, end] = [Atomics.load(words, SERVING), Atomics.load(words, NEXT)]
        if (first === end) return false
        for (let ticket = first; ticket !== end; ticket = (ticket + 1) | 0) {
          const owner = ownerOf(words, ticket)
          if (owner > 0 && !isAlive(owner))
            Atomics.compareExchange(words, slotOf(ticket) + OWNER, owner, GONE)
        }
        const owner = ownerOf(words, first)
        looks = owner === 0 && first === stuck ? looks + 1 : 0
        stuck = first
        return (owner === GONE || looks >= LOOKS) && pass(words, first)
      },
    }
  },
}
