import { describe, expect, it } from 'vitest'
import { LOCAL_KEYS, SHORTCUTS, shortcutFor } from './shortcuts'

describe('The table of shortcuts', () => {
  it('gives each key one meaning, in capitals or not.', () => {
    for (const key of ['r', 'R', 'p', '1', '9', 'f', 'c', 't', 'z', '?'])
      expect(SHORTCUTS.filter(({ matches }) => matches(key))).toHaveLength(1)
  })
  it('leaves every other key alone.', () => {
    for (const key of ['0', 'x', ' ', 'Enter', 'Escape', 'Tab', 'ArrowUp', '10'])
      expect(shortcutFor(key)).toBeUndefined()
  })
  it('says what each does.', () => {
    for (const { keys, does } of [...SHORTCUTS, ...LOCAL_KEYS]) {
      expect(keys).not.toBe('')
      expect(does).toMatch(/^[A-Z]/)
    }
  })
})
