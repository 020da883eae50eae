import { describe, expect, it } from 'vitest'
import { ArgumentStock } from './argument-stock'

const bufferOf = (args: readonly unknown[]) => args[0] as ArrayBuffer

describe('the stock of arguments', () => {
  it('gives the sets in turn, call 0 with the last', () => {
    const stock = new ArgumentStock([1, 2, 3].map((n) => ({ args: [n], transfer: [] })))
    expect([1, 2, 3, 4, 0].map((call) => stock.argsOf(call)[0])).toEqual([1, 2, 3, 1, 3])
    expect(stock.transferOf(1)).toBeNull()
  })

  it.each(['arguments', 'what is handed over'])(
    'copies what a call hands over, and names the very object, be %s read first',
    (first) => {
      const kept = new ArrayBuffer(16)
      const stock = new ArgumentStock([{ args: [kept], transfer: [kept] }])
      stock.makeAhead(1)
      const early = first === 'arguments' ? null : stock.transferOf(1)
      const buffer = bufferOf(stock.argsOf(1))
      const transfer = early ?? stock.transferOf(1) ?? []
      expect(transfer).toEqual([buffer])
      expect(transfer[0]).toBe(buffer)
      structuredClone(buffer, { transfer: [buffer] })
      expect([buffer.byteLength, kept.byteLength]).toEqual([0, 16])
      // Sent again, it needs another.
      expect(bufferOf(stock.argsOf(1)).byteLength).toBe(16)
    },
  )
})
