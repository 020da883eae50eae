import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that answers anybody who asks, and remembers what was asked for. */
export const startAskedServer = async () => {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Type': 'text/javascript',
    })
    response.end('export default 1')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { asked, address: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
