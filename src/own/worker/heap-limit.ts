import { formatMemory } from '../../domain/text'
import { ownFault } from '../fault'

interface WithHeap {
  readonly memory?: { readonly usedJSHeapSize: number }
}

/** Bytes on this thread's heap, buffers with it; null where the browser does not tell. */
export const heapBytes = (): number | null => (performance as WithHeap).memory?.usedJSHeapSize ?? null

/** What the page's thread may hold while it runs an own function, bytes; in a worker no browser tells. */
export const MOST_HEAP_BYTES = 2 ** 30

const heapFault = (most: number) =>
  ownFault(
    'memory',
    `A thread that runs it came to hold more than ${formatMemory(most)}: it keeps memory from call to call, or takes more than it can be let have. It was ended.`,
  )

/** What is wrong when this thread holds too much; null when it does not, or nobody can tell. */
export const heapFaultOver = (most: number, bytes: number | null = heapBytes()) =>
  bytes !== null && bytes > most ? heapFault(most) : null

/** What is said of a worker that the browser ended. */
export const DIED = ownFault(
  'memory',
  'The browser ended the worker while it ran the function, as it does when memory runs out.',
)
