import { PoolOptionError, TransportUnavailableError } from '../errors/errors.js'
import { comlinkTransport } from './comlink-transport.js'
import { messageTransport } from './message-transport.js'
import { sharedTransport } from './shared-transport.js'
import type { Transport } from './transport.js'

/** Every transport; a new one is a file and a row here. */
const TRANSPORTS = { comlink: comlinkTransport, message: messageTransport, shared: sharedTransport } as const
export type TransportName = keyof typeof TRANSPORTS

export const TRANSPORT_NAMES: readonly string[] = Object.keys(TRANSPORTS)

const isTransportName = (name: unknown): name is TransportName =>
  typeof name === 'string' && Object.hasOwn(TRANSPORTS, name)

/** Whether it is the name of a transport, or one itself. */
export const isTransport = (value: unknown): value is TransportName | Transport =>
  isTransportName(value) ||
  (typeof value === 'object' &&
    value !== null &&
    'connect' in value &&
    typeof value.connect === 'function' &&
    'obstacle' in value &&
    typeof value.obstacle === 'function')

/**
 * The transport of that name, if it can be used here.
 * @throws {PoolOptionError} when there is none
 * @throws {TransportUnavailableError} when something it needs is missing
 */
export const requireTransport = (transport: TransportName | Transport): Transport => {
  if (!isTransport(transport))
    throw PoolOptionError.unfit(
      'transport',
      `one of ${TRANSPORT_NAMES.join(', ')}, or a transport`,
      transport,
    )
  const found = isTransportName(transport) ? TRANSPORTS[transport] : transport
  const obstacle = found.obstacle()
  if (obstacle !== null) throw new TransportUnavailableError(found.name, obstacle)
  return found
}
