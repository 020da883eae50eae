import { describe, expect, it } from 'vitest'
import { LOCAL_KEYS } from './local-keys'
import { pressedKey, SHORTCUTS, shortcutFor } from './shortcuts'

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

describe('A key press', () => {
  const press = (key: string, code: string, shiftKey = false) => pressedKey({ key, code, shiftKey })
  it.each([
    ['its own letter on a Latin keyboard, wherever that is', 'a', 'KeyQ', 'a'],
    ['a capital that was typed as one', 'R', 'KeyR', 'R'],
    ['the letter of its place on a Cyrillic keyboard', 'к', 'KeyR', 'r'],
    ['the letter of its place on a Greek keyboard', 'ρ', 'KeyR', 'r'],
    ['the letter of its place on a Hebrew keyboard', 'ר', 'KeyR', 'r'],
    ['a digit of the French row, which needs Shift for it', '&', 'Digit1', '1'],
    ['a digit of the number pad', '5', 'Numpad5', '5'],
    ['a digit of the French row, though that key bears a letter with an accent', 'é', 'Digit2', '2'],
    ['itself, when it has a name', 'Enter', 'NumpadEnter', 'Enter'],
    ['itself, when the pad moves the cursor', 'End', 'Numpad1', 'End'],
  ])('stands for %s.', (_what, key, code, meant) => expect(press(key, code)).toBe(meant))
  it('with Shift is not taken for the digit below it.', () => expect(press('!', 'Digit1', true)).toBe('!'))
  it('of a question mark is one on every keyboard.', () => expect(press('?', 'Comma', true)).toBe('?'))
})

it.each([
  [null, 'start'],
  [{ title: 'Sweep' }, 'stop'],
])('R in an idle page in which the experiment is %o means: %s.', (experiment, means) => {
  const done: string[] = []
  const session = { start: () => done.push('start'), stop: async () => void done.push('stop') }
  const store = { getState: () => ({ activity: 'idle', experiment }) }
  shortcutFor('r')?.act(
    { session, store } as unknown as Parameters<(typeof SHORTCUTS)[number]['act']>[0],
    'r',
  )
  expect(done).toEqual([means])
})
