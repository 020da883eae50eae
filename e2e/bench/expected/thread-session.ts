import type { CDPSession, Page } from '@playwright/test'

/** A debugger's line to one thread of a page. */
export interface ThreadSession {
  readonly url: string
  readonly send: <T>(method: string, params?: object) => Promise<T>
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Lines to the workers that the page itself has started, or will; workers of workers are not among them. */
const threadSessions = async (page: Page): Promise<readonly ThreadSession[]> => {
  const session: CDPSession = await page.context().newCDPSession(page)
  const threads: ThreadSession[] = []
  const waiting = new Map<number, (answer: Answer) => void>()
  let sent = 0

  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    threads.push({
      url: targetInfo.url,
      send: (method, params = {}) =>
        new Promise((resolve, reject) => {
          sent += 1
          waiting.set(sent, ({ result, error }) =>
            error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as never),
          )
          const message = JSON.stringify({ id: sent, method, params })
          session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
        }),
    })
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  // Not flattened: the messages of a thread come wrapped, which is all that this library lets through.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  return threads
}

/** The lab's own thread. */
export const labThread = async (page: Page): Promise<ThreadSession> => {
  const threads = await threadSessions(page)
  const lab = threads.find(({ url }) => url.includes('lab.worker'))
  if (!lab) throw new Error(`No lab among the page’s ${threads.length} workers.`)
  return lab
}
