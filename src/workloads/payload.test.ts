import { describe, expect, it } from 'vitest'
import { micros } from '../domain/time'
import { payloadWorkload, withPayload } from './payload'
import type { Workload } from './workload'

const INNER: Workload = {
  method: 'kernel',
  argsOf: (n) => [n, 7],
  isRight: () => true,
  isRightAfter: () => true,
  runDirectly: () => undefined,
  predictedUs: micros(1),
}
const payloadOf = (workload: Workload, n: number) => workload.argsOf(n)[2] as Uint8Array

describe('calls that carry data', () => {
  it('have it behind what the function takes, as long as asked', () => {
    const workload = payloadWorkload(INNER, 2500, 'copy')
    expect(workload.argsOf(3).slice(0, 2)).toEqual([3, 7])
    expect(payloadOf(workload, 3).byteLength).toBe(2500)
    expect(workload.transferOf?.(3)).toBeUndefined()
  })

  it('copied, all send the same array', () => {
    const workload = payloadWorkload(INNER, 8, 'copy')
    expect(payloadOf(workload, 1)).toBe(payloadOf(workload, 2))
  })

  it('handed over, each sends its own, and a new one when it is sent again', () => {
    const workload = payloadWorkload(INNER, 8, 'transfer')
    const sent = payloadOf(workload, 1)
    expect(workload.transferOf?.(1)).toEqual([sent.buffer])
    structuredClone(sent, { transfer: [sent.buffer] })
    expect(payloadOf(workload, 1).byteLength).toBe(8)
    expect(payloadOf(workload, 2)).not.toBe(payloadOf(workload, 1))
  })

  it('shared, all see one memory', () => {
    const workload = payloadWorkload(INNER, 8, 'shared')
    expect(payloadOf(workload, 1).buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(payloadOf(workload, 1).buffer).toBe(payloadOf(workload, 2).buffer)
  })

  it('are left as they are where there is nothing to carry, or the function is somebody’s own', () => {
    expect(withPayload(INNER, { workload: 'kernel', payloadKb: 0, payloadKind: 'copy' })).toBe(INNER)
    expect(withPayload(INNER, { workload: 'own', payloadKb: 9, payloadKind: 'copy' })).toBe(INNER)
  })
})
