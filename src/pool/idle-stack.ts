import type { Member } from './member'

/**
 * Idle workers, the one that worked last on top: its thread and its code are still warm, where one that slept
 * for long takes several times as long to wake. At low load few workers do all the work, as few are needed.
 */
export class IdleStack {
  #members: Member[] = []

  /** Adds a worker that holds nothing; one that is there already stays where it is. */
  push(member: Member): void {
    if (member.isIdle) return
    member.isIdle = true
    this.#members.push(member)
  }

  /** Takes the worker that became idle last. */
  pop(): Member | undefined {
    const member = this.#members.pop()
    if (member) member.isIdle = false
    return member
  }

  /** Forgets a worker that leaves. */
  remove(member: Member): void {
    if (!member.isIdle) return
    member.isIdle = false
    this.#members = this.#members.filter((other) => other !== member)
  }
}
