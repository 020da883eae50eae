import { PoolOptionError, TransportUnavailableError } from '../errors'
import { comlinkTransport } from './comlink-transport'
import { messageTransport } from './message-transport'
import { sharedTransport } from './shared-transport'
import type { Transport } from './transport'

/** Every transport; a new one is a file and a row here. */
const TRANSPORTS = { comlink: comlinkTransport, message: messageTransport, shared: sharedTransport } as const
export type TransportName = keyof typeof TRANSPORTS

const isTransportName = (name: unknown): name is TransportName =>
  typeof name === 'string' && Object.hasOwn(TRANSPORTS, name)

/**
 * The transport of that name, if it can be used here.
 * @throws {PoolOptionError} when there is none
 * @throws {TransportUnavailableError} when something it needs is missing
 */
export const requireTransport = (transport: TransportName | Transport): Transport => {
  const found = isTransportName(transport) ? TRANSPORTS[transport] : transport
  if (typeof found !== 'object' || found === null)
    throw new PoolOptionError(
      'transport',
      `one of ${Object.keys(TRANSPORTS).join(', ')}, or a transport`,
      transport,
    )
  const obstacle = found.obstacle()
  if (obstacle !== null) throw new TransportUnavailableError(found.name, obstacle)
  return found
}
