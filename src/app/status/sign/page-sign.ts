import type { RunState } from '../run-state'

/** The run's state, as a browser's tab has room for it. */
export type PageSign = 'idle' | 'busy' | 'running' | 'paused' | 'finished' | 'failed'

const SIGNS: Readonly<Record<RunState['kind'], PageSign>> = {
  idle: 'idle',
  requested: 'busy',
  starting: 'busy',
  calibrating: 'busy',
  running: 'running',
  stopping: 'busy',
  finished: 'finished',
  failed: 'failed',
}

/** @param isPaused whether the picture stands still while the run goes on */
export const pageSign = ({ kind }: RunState, isPaused: boolean): PageSign =>
  isPaused && kind === 'running' ? 'paused' : SIGNS[kind]

const NAME = 'Poolscope'
const WORDS: Readonly<Record<PageSign, string | null>> = {
  idle: null,
  busy: 'Starting',
  running: 'Running',
  paused: 'Charts frozen',
  finished: 'Finished',
  failed: 'Failed',
}

/** "Running · Poolscope": what differs comes first, where a narrow tab shows it. */
export const titleOf = (sign: PageSign): string => {
  const words = WORDS[sign]
  return words === null ? NAME : `${words} · ${NAME}`
}

/** Told apart by form as well as by colour: a ring, a dot, two bars, a tick, a cross. */
const MARKS: Readonly<Record<PageSign, string>> = {
  idle: '',
  busy: '<circle cx="25" cy="25" r="5" fill="#1d2430" stroke="#fff" stroke-width="2.5"/>',
  running: '<circle cx="25" cy="25" r="7" fill="#4ade80"/>',
  paused: '<path d="M20 18h4v14h-4zM27 18h4v14h-4z" fill="#ffd166"/>',
  finished: '<path d="m18 25 4.5 5L31 19" fill="none" stroke="#fff" stroke-width="4"/>',
  failed: '<path d="m18 18 13 13m0-13L18 31" fill="none" stroke="#ff6b6b" stroke-width="4.5"/>',
}

/** The icon of the page with a mark in its corner, as an address of its own. */
export const iconOf = (sign: PageSign): string => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d2430"/><path d="M5 ${sign === 'idle' ? 21 : 17}h5l3-4 3 4h2l3-${sign === 'idle' ? 13 : 11} 3 ${sign === 'idle' ? 13 : 11}h3" fill="none" stroke="#58b2ee" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>${MARKS[sign]}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
