import frameScript from './frame?script'
import type { ExchangeName, Exchanges, StageAsk } from './protocol'
import { readAnswer, readFault } from './replies'
import { type OwnStage, StageError } from './stage'

/** Longest that the frame may take until it is ready, ms. */
const OPENING_MS = 10_000

interface Waiting {
  readonly kind: ExchangeName
  readonly resolve: (value: unknown) => void
  readonly reject: (error: StageError) => void
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A frame that may run scripts and nothing else: no origin, so no storage, and no network by its own policy. */
const createFrame = (): HTMLIFrameElement => {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  // The exact clock, and shared memory, where the page has them.
  frame.setAttribute('allow', 'cross-origin-isolated')
  frame.title = 'A stand-in for the page, in which a function is measured'
  frame.src = new URL('stage.html', document.baseURI).href
  // Seen, and within the window: of others browsers draw no frames.
  frame.style.cssText =
    'position:fixed;inset:auto 0 0 auto;width:9rem;height:1.75rem;border:0;z-index:2147483647;pointer-events:none;background:Canvas'
  return frame
}

/** Hears the frame say that it is loaded: before any code that nobody knows is in it. */
const hearLoaded = (frame: HTMLIFrameElement, onLoaded: () => void) => {
  const hear = ({ source, data }: MessageEvent<unknown>) => {
    if (source === frame.contentWindow && source !== null && isRecord(data) && data.stage === 'loaded')
      onLoaded()
  }
  addEventListener('message', hear)
  return () => removeEventListener('message', hear)
}

/** Opens a stage in the page. @throws {StageError} */
export const openStage = (): Promise<OwnStage> => {
  const frame = createFrame()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isEnded = false
  // A line of its own: what the function posts to the page from its frame is heard by nobody.
  const { port1: port, port2: theirs } = new MessageChannel()

  const end = () => {
    if (isEnded) return
    isEnded = true
    deafen()
    port.close()
    frame.remove()
    for (const { reject } of waiting.values()) reject(new StageError({ kind: 'ended' }))
    waiting.clear()
  }

  const onReply = ({ id, kind, value, fault }: Readonly<Record<string, unknown>>) => {
    const asked = typeof id === 'number' ? waiting.get(id) : undefined
    if (!asked) return
    waiting.delete(Number(id))
    const found = readFault(fault)
    const answer = kind === 'answer' ? readAnswer(asked.kind, value) : undefined
    if (answer !== undefined) asked.resolve(answer)
    else asked.reject(new StageError(found ? { kind: 'fault', fault: found } : { kind: 'forged' }))
  }

  const ask = <K extends ExchangeName>(kind: K, asks: Exchanges[K]['asks'], limitMs: number) =>
    new Promise<Exchanges[K]['gives']>((resolve, reject) => {
      if (isEnded) {
        reject(new StageError({ kind: 'ended' }))
        return
      }
      lastId += 1
      const question: StageAsk<K> = { id: lastId, kind, asks }
      const timer = setTimeout(() => {
        reject(new StageError({ kind: 'hangs' }))
        end()
      }, limitMs)
      waiting.set(lastId, {
        kind,
        resolve: (value) => {
          clearTimeout(timer)
          resolve(value as Exchanges[K]['gives'])
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
      port.postMessage(question)
    })

  let deafen = () => {}
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      end()
      reject(new StageError({ kind: 'no-stage', reason: 'the frame in which it is measured did not open' }))
    }, OPENING_MS)
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isRecord(data)) return
      if (data.stage === 'ready') {
        clearTimeout(late)
        resolve({ ask, end })
      } else onReply(data)
    }
    deafen = hearLoaded(frame, () => {
      deafen()
      frame.contentWindow?.postMessage({ script: frameScript }, '*', [theirs])
    })
    document.body.append(frame)
  })
}
