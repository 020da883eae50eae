import { expect, it } from 'vitest'
import { iconOf, type PageSign, pageSign, titleOf } from './page-sign'

const ALL: readonly PageSign[] = ['idle', 'busy', 'running', 'paused', 'finished', 'failed']

it.each([
  [{ kind: 'idle' }, false, 'Poolscope'],
  [{ kind: 'calibrating', fraction: 0.4 }, false, 'Starting · Poolscope'],
  [{ kind: 'running' }, false, 'Running · Poolscope'],
  [{ kind: 'running' }, true, 'Charts frozen · Poolscope'],
  [{ kind: 'finished', reason: 'rounds' }, true, 'Finished · Poolscope'],
  [{ kind: 'failed', message: 'no room' }, false, 'Failed · Poolscope'],
] as const)('The state %o, picture paused: %s, has the title “%s”.', (state, isPaused, title) =>
  expect(titleOf(pageSign(state, isPaused))).toBe(title),
)

it('Every sign has an icon of its own, and it is well-formed.', () => {
  const icons = ALL.map((sign) => decodeURIComponent(iconOf(sign)))
  expect(new Set(icons).size).toBe(ALL.length)
  for (const icon of icons) expect(icon).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/)
})
