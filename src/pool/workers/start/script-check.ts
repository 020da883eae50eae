/** Longest that the check may take, ms. */
const PATIENCE_MS = 1000
const JAVASCRIPT = /^(text|application)\/(x-)?(java|ecma)script\b/i
const COEP_THAT_ISOLATES = /^(require-corp|credentialless)\b/

/**
 * The browser does not say why the script of a worker was not loaded. Whoever knows where it is can ask for it once
 * more, and look at the answer.
 * @returns what is wrong, the rest of a sentence; null when nothing can be seen
 */
export const whyNotLoaded = async (script: string | URL): Promise<string | null> => {
  try {
    const answer = await fetch(script, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-store' })
    await answer.body?.cancel()
    return objectionTo(answer)
  } catch {
    return `its script could not be fetched from ${script}: the server does not answer, or the page may not ask it`
  }
}

const objectionTo = ({ ok, status, headers, url }: Response): string | null => {
  if (!ok) return `its script was answered with status ${status}: ${url}`
  const type = headers.get('content-type') ?? 'no type'
  if (!JAVASCRIPT.test(type))
    return `its script was answered as ${type}, not as JavaScript, as by a server that answers every address with its page: ${url}`
  const coep = headers.get('cross-origin-embedder-policy') ?? ''
  // Scripts without a server, such as blobs, take on what the page has.
  if (globalThis.crossOriginIsolated && url.startsWith('http') && !COEP_THAT_ISOLATES.test(coep))
    return `its script was answered without the header Cross-Origin-Embedder-Policy, which an isolated page asks of its workers: ${url}`
  return null
}
