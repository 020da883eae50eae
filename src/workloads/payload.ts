import type { Settings } from '../domain/settings/settings'
import type { Workload } from './workload'

export type PayloadKind = Settings['payloadKind']

/** What a call carries beside what it needs. */
interface Payload {
  /** Of call number `n`; the same when it is asked again, until it has been handed over. */
  readonly of: (n: number) => Uint8Array
  readonly transferOf?: (n: number) => readonly Transferable[]
}

/** One array for all calls: posting copies it. */
const copied = (bytes: number): Payload => {
  const array = new Uint8Array(bytes)
  return { of: () => array }
}

/** One memory for all calls: nothing is copied. */
const shared = (bytes: number): Payload => {
  const array = new Uint8Array(new SharedArrayBuffer(bytes))
  return { of: () => array }
}

/** An array for each call, which is gone from here when the call has been sent. */
const handedOver = (bytes: number): Payload => {
  const made = new Map<number, Uint8Array<ArrayBuffer>>()
  const of = (n: number): Uint8Array<ArrayBuffer> => {
    const known = made.get(n)
    if (known) return known
    const array = new Uint8Array(bytes)
    made.set(n, array)
    return array
  }
  const transferOf = (n: number) => {
    const { buffer } = of(n)
    made.delete(n)
    return [buffer]
  }
  return { of, transferOf }
}

const PAYLOADS: Readonly<Record<PayloadKind, (bytes: number) => Payload>> = {
  copy: copied,
  transfer: handedOver,
  shared,
}

/**
 * The same workload with so much data among its arguments, which the function leaves alone. Called directly it carries
 * none: there a reference does.
 */
export const payloadWorkload = (inner: Workload, bytes: number, kind: PayloadKind): Workload => {
  const { of, transferOf } = PAYLOADS[kind](bytes)
  return {
    ...inner,
    argsOf: (n) => [...inner.argsOf(n), of(n)],
    ...(transferOf ? { transferOf } : {}),
  }
}

/** What the calls of a run are made of, under its settings: own functions bring data of their own. */
export const withPayload = (
  workload: Workload,
  { workload: kind, payloadKb, payloadKind }: Pick<Settings, 'workload' | 'payloadKb' | 'payloadKind'>,
): Workload => {
  const bytes = Math.round(payloadKb * 1000)
  return bytes === 0 || kind === 'own' ? workload : payloadWorkload(workload, bytes, payloadKind)
}
