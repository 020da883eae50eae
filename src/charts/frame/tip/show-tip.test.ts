import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showTip } from './show-tip'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { documentElement: { clientWidth: 800 } })
  vi.stubGlobal('innerHeight', 600)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const boxed = (box: Partial<DOMRect>) => ({ getBoundingClientRect: () => box })
const wordAt = (left: number, top: number) => boxed({ left, top, bottom: top + 20 }) as unknown as HTMLElement

/** A tip of 200 × 50 px that the browser refuses to show so often. */
const tipRefused = (times: number) => {
  let refused = 0
  const style: Record<string, string> = {}
  const showPopover = vi.fn(() => {
    if (refused === times) return
    refused += 1
    throw new DOMException('Invalid to show a popover during another show operation', 'InvalidStateError')
  })
  return { ...boxed({ width: 200, height: 50 }), style, showPopover }
}
const shown = (tip: ReturnType<typeof tipRefused>, word: HTMLElement) =>
  showTip(tip as unknown as HTMLElement, word)

describe('a tip', () => {
  it.each([
    ['below its word', 100, 300, { left: '100px', top: '326px' }],
    ['above it, where there is no room below', 100, 550, { left: '100px', top: '494px' }],
    ['within the window', 790, 300, { left: '594px', top: '326px' }],
  ])('is shown at once, %s', (_where, left, top, style) => {
    const tip = tipRefused(0)
    shown(tip, wordAt(left, top))
    expect(tip.style).toEqual(style)
  })

  it('comes right after another popover, while which none can be shown', () => {
    const tip = tipRefused(1)
    shown(tip, wordAt(100, 300))
    expect(tip.style).toEqual({})
    vi.runAllTimers()
    expect(tip.style).toEqual({ left: '100px', top: '326px' })
  })

  it('does not come once it is called off, and is missed where it can never be shown', () => {
    const late = tipRefused(1)
    shown(late, wordAt(100, 300))()
    vi.runAllTimers()
    expect(late.showPopover).toHaveBeenCalledTimes(1)
    const never = tipRefused(9)
    shown(never, wordAt(100, 300))
    vi.runAllTimers()
    expect(never.showPopover).toHaveBeenCalledTimes(2)
  })
})
