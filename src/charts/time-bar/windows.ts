import type { Zoom } from '../../store/kept/view'

/** A stretch of time that is chosen by its name. */
interface Window {
  readonly value: string
  readonly name: string
  readonly zoom: Zoom
}

const last = (seconds: number, name: string): Window => ({
  value: `last-${seconds}`,
  name,
  zoom: { kind: 'follow', span: seconds * 1000 },
})

export const WINDOWS: readonly Window[] = [
  { value: 'newest', name: 'Newest', zoom: { kind: 'newest' } },
  last(10, 'Last 10 s'),
  last(60, 'Last minute'),
  last(300, 'Last 5 minutes'),
  { value: 'whole', name: 'Whole run', zoom: { kind: 'whole' } },
]

/** What a stretch is called that was chosen by dragging. */
export const CHOSEN = { value: 'chosen', name: 'Chosen stretch' } as const

const isSame = (one: Zoom, other: Zoom) =>
  one.kind === 'follow' && other.kind === 'follow' ? one.span === other.span : one.kind === other.kind

/** The name of the window that is shown. */
export const windowOf = (zoom: Zoom): string =>
  WINDOWS.find((window) => isSame(window.zoom, zoom))?.value ?? CHOSEN.value
