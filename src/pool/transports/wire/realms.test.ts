import { expect, it } from 'vitest'
import { requireCallOptions } from '../../options/call-options.js'
import { codeWords } from '../shared-memory/codec.js'
import { packThrown } from '../thrown/pack.js'
import { unpackThrown } from '../thrown/unpack.js'
import { isReply } from './sound.js'

const NODE_MODULE: string = 'node:vm'

/** What code of another realm makes, such as a frame's: its classes are not those of here. */
const made = async (code: string): Promise<unknown> => {
  const { runInNewContext }: { readonly runInNewContext: (code: string) => unknown } = await import(
    /* @vite-ignore */ NODE_MODULE
  )
  return runInNewContext(code)
}

it('A reply of a worker that belongs to another realm is one.', async () => {
  expect(isReply(await made('[1, new Map(), 0, undefined, 1, 2]'))).toBe(true)
  expect(isReply(await made('[1, {}, 0, undefined, 1, 2]'))).toBe(false)
})

it('What is thrown may hold maps and sets of another realm, and errors in them.', async () => {
  const thrown = await made('const e = new RangeError("e"); ({ map: new Map([[1, e]]), set: new Set([e]) })')
  const packed = packThrown(thrown)
  if (!packed) throw new Error('Nothing of it can be sent.')
  const back = unpackThrown(structuredClone(packed)) as {
    readonly map: ReadonlyMap<number, unknown>
    readonly set: ReadonlySet<unknown>
  }
  expect(back.map.get(1)).toBeInstanceOf(RangeError)
  expect(back.set.has(back.map.get(1))).toBe(true)
})

it('Shared memory of another realm stays shared, since it goes by message.', async () =>
  expect(codeWords(await made('new Uint8Array(new SharedArrayBuffer(8))'))).toBeNull())

it('A buffer of another realm that was handed over is refused by name.', async () => {
  const buffer = (await made('new ArrayBuffer(8)')) as ArrayBuffer
  expect(requireCallOptions({ transfer: [buffer] }).transfer).toEqual([buffer])
  structuredClone(buffer, { transfer: [buffer] })
  expect(() => requireCallOptions({ transfer: [buffer] })).toThrow(
    expect.objectContaining({ option: 'transfer' }),
  )
})
