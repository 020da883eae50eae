/** Storage for tests: empty, and as the test wants. */
export const storageOf = (changed: Partial<Storage> = {}): Storage => {
  const items = new Map<string, string>()
  return {
    length: 0,
    key: () => null,
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    ...changed,
  }
}

/** What a browser does that blocks storage. */
export const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
