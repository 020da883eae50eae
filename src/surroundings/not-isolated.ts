/** Why a page is not cross-origin isolated: each has a remedy of its own. */
export type IsolationObstacle = 'file' | 'insecure' | 'framed' | 'headers-missing' | 'browser'

export interface PagePorts {
  readonly protocol: string
  readonly isSecure: boolean
  readonly isFramed: boolean
  /** Asks for the page again, to see the headers it comes with. */
  readonly fetchPage: () => Promise<Pick<Response, 'headers'>>
}

const isolates = ({ headers }: Pick<Response, 'headers'>): boolean =>
  /^same-origin\b/i.test(headers.get('cross-origin-opener-policy') ?? '') &&
  /^(?:require-corp|credentialless)\b/i.test(headers.get('cross-origin-embedder-policy') ?? '')

/** Of a page that is not isolated. Never rejects. */
export const isolationObstacle = async ({
  protocol,
  isSecure,
  isFramed,
  fetchPage,
}: PagePorts): Promise<IsolationObstacle> => {
  if (protocol === 'file:') return 'file'
  if (!isSecure) return 'insecure'
  if (isFramed) return 'framed'
  try {
    return isolates(await fetchPage()) ? 'browser' : 'headers-missing'
  } catch {
    return 'headers-missing'
  }
}

const REMEDIES: Readonly<Record<IsolationObstacle, string>> = {
  file: 'It was opened as a file: serve it with `npm start` instead.',
  insecure:
    'Browsers isolate only pages that come by https or from localhost: open it at one of these, whatever headers the server sends.',
  framed:
    'It stands in a frame of another page, which would have to be isolated itself and allow it: open it in a tab of its own.',
  'headers-missing':
    'The server does not send the two isolation headers: send Cross-Origin-Opener-Policy "same-origin" and Cross-Origin-Embedder-Policy "require-corp" with every file, as `npm start` does.',
  browser:
    'The server sends the headers, but this browser does not isolate pages: a current Chrome, Edge, Firefox or Safari does.',
}

export const isolationWords = (obstacle: IsolationObstacle): string =>
  `This page is not cross-origin isolated: the clock steps in 100 µs or more, there is no shared memory, and open arrivals are paced by a coarse timer. ${REMEDIES[obstacle]}`

/** What is said of a page that stands in this window. */
export const whyNotIsolated = async ({ location, isSecureContext, top, window }: Window): Promise<string> =>
  isolationWords(
    await isolationObstacle({
      protocol: location.protocol,
      isSecure: isSecureContext,
      isFramed: top !== window,
      fetchPage: () => fetch(location.href, { method: 'HEAD', cache: 'no-store' }),
    }),
  )
