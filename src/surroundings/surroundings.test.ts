import { describe, expect, it } from 'vitest'
import { type IsolationObstacle, isolationObstacle, isolationWords, type PagePorts } from './not-isolated'
import { faultWords, type ScriptFault, type ScriptPorts, scriptFault } from './script-fault'

const answer = (headers: Record<string, string>, status = 200) => ({
  status,
  ok: status < 400,
  headers: new Headers(headers),
})
const SCRIPT = { 'content-type': 'text/javascript' }
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

describe('A script that does not run as a worker', () => {
  const faultOf = (fetch: ScriptPorts['fetch'], over: Partial<ScriptPorts> = {}) =>
    scriptFault('call.worker.js', { fetch, isOnline: true, isIsolated: true, ...over })
  const refuse = async () => {
    throw new TypeError('Failed to fetch')
  }
  it.each([
    ['is gone after a deployment', async () => answer({}, 404), { kind: 'gone', status: 404 }],
    [
      'is answered with the page',
      async () => answer({ 'content-type': 'text/html; charset=utf-8' }),
      { kind: 'gone', status: 404 },
    ],
    [
      'is sent as plain text',
      async () => answer({ 'content-type': 'text/plain' }),
      { kind: 'not-script', type: 'text/plain' },
    ],
    ['comes without the header that isolates', async () => answer(SCRIPT), { kind: 'not-isolated' }],
    ['comes as it should', async () => answer({ ...SCRIPT, ...ISOLATED }), { kind: 'none' }],
    ['has a server that does not answer', refuse, { kind: 'unreachable' }],
  ] satisfies [string, ScriptPorts['fetch'], ScriptFault][])('%s', async (_what, fetch, fault) =>
    expect(await faultOf(fetch)).toEqual(fault),
  )
  it('was not fetched before the browser went offline', async () =>
    expect(await faultOf(refuse, { isOnline: false })).toEqual({ kind: 'offline' }))
  it('needs no header on a page that is not isolated', async () =>
    expect(await faultOf(async () => answer(SCRIPT), { isIsolated: false })).toEqual({ kind: 'none' }))
  it('is told apart in words, each with a remedy of its own', () => {
    const faults: ScriptFault[] = [
      { kind: 'offline' },
      { kind: 'unreachable' },
      { kind: 'gone', status: 404 },
      { kind: 'not-script', type: 'text/plain' },
      { kind: 'not-isolated' },
    ]
    expect(new Set(faults.map(faultWords)).size).toBe(faults.length)
    for (const fault of faults) expect(faultWords(fault)).toMatch(/\.$/)
  })
})

describe('A page that is not isolated', () => {
  const obstacleOf = (over: Partial<PagePorts>) =>
    isolationObstacle({
      protocol: 'https:',
      isSecure: true,
      isFramed: false,
      fetchPage: async () => answer(ISOLATED),
      ...over,
    })
  it.each([
    ['was opened as a file', { protocol: 'file:', isSecure: false }, 'file'],
    ['came by http from another machine', { protocol: 'http:', isSecure: false }, 'insecure'],
    ['stands in a frame', { isFramed: true }, 'framed'],
    ['comes without the headers', { fetchPage: async () => answer({}) }, 'headers-missing'],
    [
      'comes with one of the two headers',
      { fetchPage: async () => answer({ 'cross-origin-opener-policy': 'same-origin' }) },
      'headers-missing',
    ],
    ['comes with both, to a browser that does not isolate', {}, 'browser'],
  ] satisfies [string, Partial<PagePorts>, IsolationObstacle][])('%s', async (_what, over, obstacle) =>
    expect(await obstacleOf(over)).toBe(obstacle),
  )
  it('is not told of headers where they are not the cause', () => {
    expect(isolationWords('insecure')).not.toContain('npm start')
    expect(isolationWords('framed')).toContain('a tab of its own')
  })
})
