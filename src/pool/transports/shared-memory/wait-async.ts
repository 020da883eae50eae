type Waiting =
  | { readonly async: false; readonly value: 'not-equal' | 'timed-out' }
  | { readonly async: true; readonly value: Promise<'ok' | 'timed-out'> }

/** Newer than the types that users of the pool may have. */
interface AsyncAtomics {
  readonly waitAsync: (cells: Int32Array, cell: number, value: number, ms?: number) => Waiting
}

export const canWaitAsync = (): boolean => 'waitAsync' in Atomics && typeof Atomics.waitAsync === 'function'

/** Waits, without holding the thread up, until somebody signals the cell that shows `seen`, at most `ms`. */
export const waitAsync = (cells: Int32Array, cell: number, seen: number, ms?: number): Waiting =>
  (Atomics as unknown as AsyncAtomics).waitAsync(cells, cell, seen, ms)
