/// What callers may write, and what the types hold them back from.
import { proxy } from 'comlink'
import { createPool, type WorkerLike } from '../../index.js'
import { serve } from '../../worker.js'

interface Shape {
  readonly sides: number
  area(): number
}
interface Api {
  add(a: number, b: number): number
  later(text: string, times?: number): Promise<string>
  count(...numbers: number[]): number
  nothing(): void
  work(steps: number, onProgress: (done: number) => void): number
  watch(onEvent?: ((event: string) => void) | null): void
  make(constructed: new () => object): void
  tag(symbol: symbol): void
  wait(until: Promise<number>): void
  measure(shape: Shape, at: Date, bytes: Uint8Array, byName: Map<string, number>): number
  anything(value: unknown): unknown
  maybe?(value: number): string
  pick<T>(value: T): T
  readonly unit: string
  readonly nothingAtAll: undefined
}
class Served implements Pick<Api, 'add' | 'nothing'> {
  readonly #offset = 0
  add(a: number, b: number): number {
    return a + b + this.#offset
  }
  nothing(): void {}
}

declare const spawn: () => WorkerLike
declare const api: Api
declare const shape: Shape

/** Interfaces, instances and single functions are served. */
export const serves = (): void => {
  serve(api)
  serve(new Served())
  serve((n: number) => n * 2)
  serve({ add: (a: number, b: number) => a + b })
  // @ts-expect-error there is nothing to serve
  serve(undefined)
  // @ts-expect-error a text is no function
  serve('add')
}

const { api: remote, call } = createPool<Api>(spawn, { workers: 2, transport: null, queueLimit: undefined })

/** What can cross is typed as in the worker. */
export const calls = async (): Promise<void> => {
  const sum: number = await remote.add(1, 2)
  const text: string = await remote.later('a')
  const counted: number = await call('count', [1, 2, 3])
  await call('nothing')
  await call('count')
  await call('nothing', [], { timeoutMs: 5, signal: null })
  await call('nothing', undefined, null)
  await remote.work(
    3,
    proxy((done: number) => console.log(done, sum, text, counted)),
  )
  await remote.watch()
  await remote.watch(null)
  await remote.watch(proxy((event: string) => console.log(event)))
  await remote.measure(shape, new Date(), new Uint8Array(), new Map())
  await remote.anything({ any: 'thing' })
  const perhaps: string = await remote.maybe(1)
  const picked: unknown = await remote.pick(perhaps)
  console.log(picked)
}

/** One function is the api itself. */
export const oneFunction = async (): Promise<number> => {
  const pool = createPool<(n: number, text: string) => number>(spawn)
  // @ts-expect-error it takes a number first
  await pool.api('text', 'text')
  await pool.call('default', [1, 'text'])
  return pool.api(1, 'text')
}

/** An instance shows its functions only. */
export const ofClass = async (): Promise<number> => createPool<Served>(spawn).api.add(1, 2)

/** What can never cross. */
export const refused = (): void => {
  // @ts-expect-error a callback crosses as a Comlink proxy only
  void remote.work(3, (done: number) => console.log(done))
  // @ts-expect-error the same in a list
  void call('work', [3, () => undefined])
  // @ts-expect-error the same where it need not be given
  void remote.watch(() => undefined)
  // @ts-expect-error a class does not cross
  void remote.make(Date)
  // @ts-expect-error a symbol does not cross
  void remote.tag(Symbol('tag'))
  // @ts-expect-error a promise does not cross
  void remote.wait(Promise.resolve(1))
  // @ts-expect-error arguments are missing
  void call('add')
  // @ts-expect-error one argument is missing
  void call('add', [1])
  // @ts-expect-error arguments are a list
  void call('count', 5)
  // @ts-expect-error no such function
  void call('subtract', [1, 2])
  // @ts-expect-error a value is no function
  void call('unit', [])
  // @ts-expect-error a value is no function
  void remote.unit()
  // @ts-expect-error it is not even there
  void remote.nothingAtAll()
  // @ts-expect-error no such option
  void call('add', [1, 2], { timeout: 5 })
  // @ts-expect-error no such option
  createPool<Api>(spawn, { worker: 2 })
}
