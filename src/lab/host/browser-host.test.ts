import { afterEach, expect, it, vi } from 'vitest'
import { browserHost } from './browser-host'

afterEach(() => void vi.unstubAllGlobals())

it.each([
  [1, 1],
  [12, 12],
  [0, null],
  [undefined, null],
])('Where the browser tells of %s cores, the host has %s.', (hardwareConcurrency, cores) => {
  vi.stubGlobal('navigator', { userAgent: 'a browser', hardwareConcurrency })
  expect(browserHost('own', 'a page').cores).toBe(cores)
})
