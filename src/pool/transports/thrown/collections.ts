/** Maps and sets of this realm or of another, such as that of a frame whose worker this is. */
const getterOf = (prototype: object): (() => number) =>
  Object.getOwnPropertyDescriptor(prototype, 'size')?.get as () => number
const sizeOfMap = getterOf(Map.prototype)
const sizeOfSet = getterOf(Set.prototype)

/** The engine lets it read the size of none but its own kind. */
const has = (sizeOf: () => number, value: unknown): boolean => {
  try {
    return Reflect.apply(sizeOf, value, []) >= 0
  } catch {
    return false
  }
}

export const isMap = (value: unknown): value is Map<unknown, unknown> => has(sizeOfMap, value)
export const isSet = (value: unknown): value is Set<unknown> => has(sizeOfSet, value)
