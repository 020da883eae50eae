import { expect, it } from 'vitest'
import { ChainGate } from './chain-gate'

const gateWith = (chains: number) => {
  const gate = new ChainGate()
  const begun: number[] = []
  const admit = (n: number) => gate.admit(() => void begun.push(n))
  for (let n = 1; n <= chains; n += 1) admit(n)
  return { gate, begun, admit }
}

it('A gate lets everybody in until it is limited.', () => {
  const { gate, begun } = gateWith(5)
  expect(begun).toEqual([1, 2, 3, 4, 5])
  expect([gate.most, gate.held]).toEqual([null, 0])
})

it('A limited gate lets the next in, first come first served, when so many have left that there is room.', () => {
  const { gate, begun, admit } = gateWith(4)
  gate.limit(2)
  admit(5)
  admit(6)
  gate.left()
  gate.left()
  expect([begun.length, gate.held]).toEqual([4, 2])
  gate.left()
  expect(begun.at(-1)).toBe(5)
  gate.left()
  expect([begun.at(-1), gate.held, gate.most]).toEqual([6, 0, 2])
})

it('A gate whose limit is raised lets in who then has room.', () => {
  const { gate, begun, admit } = gateWith(0)
  gate.limit(1)
  for (const n of [1, 2, 3]) admit(n)
  expect(begun).toEqual([1])
  gate.limit(3)
  expect(begun).toEqual([1, 2, 3])
})

it('A hundred thousand chains that end while they are begun pass a gate one after another.', () => {
  const gate = new ChainGate()
  let begun = 0
  const begin = () => {
    begun += 1
    gate.left()
  }
  gate.limit(1)
  gate.admit(() => undefined)
  for (let n = 0; n < 100_000; n += 1) gate.admit(begin)
  expect(begun).toBe(0)
  gate.left()
  expect([begun, gate.held]).toEqual([100_000, 0])
})

it('Who is sent away is never let in.', () => {
  const { gate, begun, admit } = gateWith(1)
  gate.limit(1)
  admit(2)
  gate.clear()
  gate.left()
  expect([begun, gate.held]).toEqual([[1], 0])
})
