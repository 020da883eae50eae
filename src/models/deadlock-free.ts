/**
 * Fewest places with which chains of calls, each made from inside the one before, cannot lock each other out: each of
 * K chains of depth d holds d − 1 places while its last call needs one more, so K(d − 1) + 1. With fewer, there is an
 * order of events that ends with all of them waiting.
 */
export const safeSlots = (chains: number, depth: number): number => chains * (depth - 1) + 1

/** Most chains that so many places can hold for sure: the same, solved for K; 0 where not even one fits. */
export const safeChains = (slots: number, depth: number): number =>
  Math.max(0, Math.floor((slots - 1) / (depth - 1)))
