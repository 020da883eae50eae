import { expect, it } from 'vitest'
import { windowOf } from './windows'

it.each([
  [{ kind: 'newest' }, 'newest'],
  [{ kind: 'follow', span: 60_000 }, 'last-60'],
  [{ kind: 'whole' }, 'whole'],
  [{ kind: 'follow', span: 12_345 }, 'chosen'],
  [{ kind: 'window', from: 0, to: 10_000 }, 'chosen'],
] as const)('The window %o is called %s.', (zoom, name) => expect(windowOf(zoom)).toBe(name))
