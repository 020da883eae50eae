/** A model that says nothing here: outside its limits, or of figures that are none. */
export interface NoModel {
  readonly kind: 'none'
  /** Why, as the rest of a sentence. */
  readonly reason: string
}

export const noModel = (reason: string): NoModel => ({ kind: 'none', reason })

/** A figure that a model can take: neither negative nor unknown. */
export const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1
