import { createStore, type StoreApi } from 'zustand/vanilla'

/** Something that was done at once because it can be undone. */
interface Undoable {
  /** What was done: "All settings are back at their defaults." */
  readonly text: string
  readonly undo: () => void
}

interface State {
  readonly last: Undoable | null
}

/** The last thing that can be undone, until it is undone, dismissed, or overtaken by another change. */
export interface Undo {
  readonly store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly offer: (undoable: Undoable) => void
  readonly take: () => void
  readonly forget: () => void
}

export const createUndo = (): Undo => {
  const store = createStore<State>()(() => ({ last: null }))
  const forget = () => {
    if (store.getState().last) store.setState({ last: null })
  }
  return {
    store,
    offer: (last) => store.setState({ last }),
    take: () => {
      const { last } = store.getState()
      forget()
      last?.undo()
    },
    forget,
  }
}
