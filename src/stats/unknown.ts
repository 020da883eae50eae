/** A figure that cannot be known, and why, for people. */
export interface Unknown {
  readonly kind: 'none'
  readonly reason: string
}

export const unknown = (reason: string): Unknown => ({ kind: 'none', reason })
