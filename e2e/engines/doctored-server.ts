import { createServer } from 'node:http'

/** Code that runs in front of a script of the build, as if the engine itself were so. */
export interface Doctored {
  readonly lab?: string
  readonly workers?: string
}

export interface DoctoredServer {
  readonly address: string
  readonly close: () => Promise<void>
}

const SCRIPTS = {
  lab: /\/assets\/lab\.worker-[^/]*\.js$/,
  workers: /\/assets\/call\.worker-[^/]*\.js$/,
} as const

/** What the answer of the real server says of its body holds no more once that is rewritten. */
const OF_THE_BODY = ['content-length', 'content-encoding', 'transfer-encoding', 'etag', 'connection']

/** Serves what stands at `origin`, with some of its scripts rewritten; so they are in every engine, whatever drives it. */
export const serveDoctored = async (origin: string, doctored: Doctored): Promise<DoctoredServer> => {
  const codeFor = (path: string): string =>
    (SCRIPTS.lab.test(path) && doctored.lab) || (SCRIPTS.workers.test(path) && doctored.workers) || ''
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    const answer = await fetch(url)
    const headers = [...answer.headers].filter(([name]) => !OF_THE_BODY.includes(name))
    const body = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, Object.fromEntries(headers))
    const code = codeFor(url.pathname)
    response.end(code === '' ? body : `${code}\n${body}`)
  })
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    address: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
