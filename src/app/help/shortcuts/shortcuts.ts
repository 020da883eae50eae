import { CAN_RUN } from '../../controls/run/run-permission'
import { nextTheme } from '../../look/theme/theme'
import type { Page } from '../../page-context'
import type { PanelFocus } from '../../workspace/focus/panel-focus'

/** What a key press has to work with. */
interface ShortcutGiven extends Pick<Page, 'session' | 'store' | 'arrangement' | 'undo' | 'view'> {
  readonly panels: PanelFocus
  readonly openHelp: () => void
}

export interface Shortcut {
  /** As printed: "R", "1 – 9". */
  readonly keys: string
  readonly does: string
  readonly matches: (key: string) => boolean
  readonly act: (given: ShortcutGiven, key: string) => void
}

const is = (wanted: string) => (key: string) => key.toLowerCase() === wanted

const runOrStop = ({ session, store }: ShortcutGiven) => {
  const { activity, experiment } = store.getState()
  // Between two runs of an experiment the page is idle, and yet taken.
  if (CAN_RUN[activity] && experiment === null) session.start()
  else session.stop().catch((error: unknown) => session.notify('error', String(error)))
}

const pauseOrResume = ({ store, view: { store: state, writer } }: ShortcutGiven) => {
  if (state.getState().picture === 'paused') writer.resume()
  else if (store.getState().snapshot) writer.pause()
}

const fillOrBack = ({ arrangement, panels }: ShortcutGiven) =>
  arrangement.change({ filled: arrangement.getState().filled === null ? panels.current() : null })

/** Every key that acts wherever the focus is, except in a field that is typed in. Adding one is adding a row. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'R', does: 'Run; while a run goes on, stop it', matches: is('r'), act: runOrStop },
  {
    keys: 'P',
    does: 'Pause the picture while the run goes on, and resume it',
    matches: is('p'),
    act: pauseOrResume,
  },
  {
    keys: '1 – 9',
    does: 'Go to that panel, counted from the top',
    matches: (key) => /^[1-9]$/.test(key),
    act: ({ panels }, key) => panels.goTo(Number(key) - 1),
  },
  {
    keys: 'F',
    does: 'Fill the page with the panel that has the focus, and back',
    matches: is('f'),
    act: fillOrBack,
  },
  {
    keys: 'C',
    does: 'Collapse the panel that has the focus, and expand it',
    matches: is('c'),
    act: ({ panels }) => panels.toggleCollapsed(),
  },
  {
    keys: 'T',
    does: 'Change the theme: light, dark, as the system',
    matches: is('t'),
    act: ({ arrangement }) => arrangement.change({ theme: nextTheme(arrangement.getState().theme) }),
  },
  {
    keys: 'Z',
    does: 'Undo the last reset or preset',
    matches: is('z'),
    act: ({ undo }) => undo.take(),
  },
  {
    keys: '?',
    does: 'Show these shortcuts and the terms',
    matches: is('?'),
    act: ({ openHelp }) => openHelp(),
  },
]

export const shortcutFor = (key: string): Shortcut | undefined =>
  SHORTCUTS.find(({ matches }) => matches(key))

/**
 * What a key press stands for on whatever keyboard: its own letter where that is a Latin one, else the letter that the
 * key bears on a Latin keyboard; and a digit where the row of digits needs Shift for them, as in France.
 */
export const pressedKey = ({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string => {
  if (/^[a-z0-9?]$/i.test(key)) return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  // A letter with an accent is a letter of its own, not that of its place.
  if (letter && /^\P{Script=Latin}$/u.test(key)) return letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  return digit && !shiftKey && key.length === 1 ? digit : key
}
