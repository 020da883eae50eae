/**
 * A worker's channel belongs to the application too. The pool makes two marks, one for each direction, and tells them
 * to the worker in its greeting; from then on only messages that carry the mark are the pool's. All others are left to
 * whoever listens beside it, even if they look the same, or are the pool's own sent back.
 */
export interface Marks {
  readonly toWorker: number
  readonly toPool: number
}

/** The pool's first message, which tells the marks. Waits in the worker's channel until `serve` is called. */
export interface Greeting extends Marks {
  readonly pool: 'greeting'
}

/** A worker that served so late that it may have missed the greeting asks for it. */
export interface Knock {
  readonly pool: 'knock'
}

/** 53 random bits: nobody's data hold the same by chance, nor can they be guessed. */
const randomMark = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (high >>> 11) * 2 ** 32 + low
}

export const createMarks = (): Marks => ({ toWorker: randomMark(), toPool: randomMark() })

const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null

export const isKnock = (data: unknown): data is Knock => isObject(data) && data.pool === 'knock'
export const isGreeting = (data: unknown): data is Greeting =>
  isObject(data) &&
  data.pool === 'greeting' &&
  typeof data.toWorker === 'number' &&
  typeof data.toPool === 'number'

/** Puts the mark on: behind the last entry of an array, which moves none, else as a property. */
export const marked = (message: unknown, mark: number): unknown => {
  if (!Array.isArray(message)) return { ...(message as object), mark }
  message.push(mark)
  return message
}

/** Whether it carries the mark, which is taken off an array. */
export const takeMark = (data: unknown, mark: number): boolean => {
  if (!Array.isArray(data)) return isObject(data) && data.mark === mark
  if (data.length === 0 || data[data.length - 1] !== mark) return false
  data.pop()
  return true
}
