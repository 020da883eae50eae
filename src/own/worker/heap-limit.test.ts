import { expect, it } from 'vitest'
import { heapFaultOver } from './heap-limit'

it('A thread that holds more than it may is named, and nothing is said where the browser does not tell.', () => {
  expect(heapFaultOver(2 ** 28, 2 ** 28 + 1)).toMatchObject({
    kind: 'memory',
    message: expect.stringContaining('256 MB'),
  })
  expect(heapFaultOver(2 ** 28, 2 ** 28)).toBeNull()
  expect(heapFaultOver(2 ** 28, null)).toBeNull()
})
