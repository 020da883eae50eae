import type { Member } from '../workers/pool-worker'

/**
 * Workers with room for a message. Idle ones first, the one that worked last before the others: its thread and its
 * code are still warm, where one that slept for long takes several times as long to wake. At low load few workers
 * do all the work, as few are needed.
 */
export class Vacancies {
  #idle: Member[] = []

  /** A worker holds nothing; one that is known to be idle stays where it is. */
  add(member: Member): void {
    if (member.isIdle) return
    member.isIdle = true
    this.#idle.push(member)
  }

  /** Forgets a worker that leaves. */
  remove(member: Member): void {
    if (!member.isIdle) return
    member.isIdle = false
    this.#idle = this.#idle.filter((other) => other !== member)
  }

  /**
   * A worker with room: an idle one, else the one of `members` that holds least, if its window allows.
   * @param inFlight messages that a worker may hold
   */
  take(members: Iterable<Member>, inFlight: number): Member | undefined {
    const idle = this.#idle.pop()
    if (idle) idle.isIdle = false
    return idle ?? (inFlight > 1 ? leastLoaded(members, inFlight) : undefined)
  }
}

const leastLoaded = (members: Iterable<Member>, inFlight: number): Member | undefined => {
  let best: Member | undefined
  let load = inFlight
  for (const member of members) {
    if (member.state !== 'ready' || member.batches.size >= load) continue
    best = member
    load = member.batches.size
  }
  return best
}
