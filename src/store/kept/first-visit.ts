const KEY = 'poolscope.visited'

/**
 * Not a store of its own: here it matters whether the browser stores anything.
 *
 * Whether this browser was here before; notes that it is now.
 * @param storage asked for inside, because merely reading `localStorage` throws where storage is blocked
 */
export const noteFirstVisit = (storage: () => Storage): 'first' | 'return' | 'storage-blocked' => {
  try {
    const store = storage()
    if (store.getItem(KEY) !== null) return 'return'
    store.setItem(KEY, new Date().toISOString())
    return 'first'
  } catch {
    return 'storage-blocked'
  }
}
