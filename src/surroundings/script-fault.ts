/** Why a script of the page's own does not run as a worker, as far as asking for it again tells. */
export type ScriptFault =
  | { readonly kind: 'offline' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'not-script'; readonly type: string }
  | { readonly kind: 'not-isolated' }
  /** The script comes as it should: what goes wrong is within it. */
  | { readonly kind: 'none' }

export interface ScriptPorts {
  readonly fetch: (address: string) => Promise<Pick<Response, 'status' | 'ok' | 'headers'>>
  readonly isOnline: boolean
  /** An isolated page runs only workers whose own scripts come with the header that isolates. */
  readonly isIsolated: boolean
}

const SCRIPT_TYPE = /^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/i

/** Asks for the script again, and looks at what comes. Never rejects. */
export const scriptFault = async (
  address: string,
  { fetch, isOnline, isIsolated }: ScriptPorts,
): Promise<ScriptFault> => {
  let response: Pick<Response, 'status' | 'ok' | 'headers'>
  try {
    response = await fetch(address)
  } catch {
    return { kind: isOnline ? 'unreachable' : 'offline' }
  }
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok) return { kind: 'gone', status: response.status }
  // A host that answers every address with its page, as many do, answers a missing script so too.
  if (/^text\/html\b/i.test(type)) return { kind: 'gone', status: 404 }
  if (!SCRIPT_TYPE.test(type)) return { kind: 'not-script', type: type || 'no type' }
  const embedder = response.headers.get('cross-origin-embedder-policy') ?? ''
  if (isIsolated && !/^(?:require-corp|credentialless)\b/i.test(embedder)) return { kind: 'not-isolated' }
  return { kind: 'none' }
}

/** What happened and what helps, in a sentence or two; null where the script itself is at fault. */
export const faultWords = (fault: ScriptFault): string | null => {
  switch (fault.kind) {
    case 'offline':
      return 'The browser is offline, and a part of this page was not fetched before. Run again when you are back online.'
    case 'unreachable':
      return 'The server that this page came from does not answer. See that it runs, then run again.'
    case 'gone':
      return `A part of this page is no longer on the server (status ${fault.status}): a newer version was probably installed since you opened it. Reload the page.`
    case 'not-script':
      return `The server sends a script of this page as “${fault.type}”, which browsers do not run. Have it send .js files as text/javascript.`
    case 'not-isolated':
      return 'The server sends the isolation headers with the page, but not with its scripts, so that an isolated page may not start workers. Send Cross-Origin-Embedder-Policy with every file.'
    case 'none':
      return null
    default:
      return fault satisfies never
  }
}
