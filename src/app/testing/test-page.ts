import { configure } from '@testing-library/dom'
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event'
import { act, Fragment } from 'react'
import { expect, onTestFinished, vi } from 'vitest'
import { StubLab } from '../../store/test-lab'
import { beginVisit } from '../../visit'
// What the page fetches after its first paint is here already.
import '../panels/panels'
import { standInForPopovers } from './dom/test-popovers'
import { standInForSight } from './dom/test-sight'
import { standInForSystem, type TestSystem } from './dom/test-system'

/**
 * The real page in a document that is not laid out, over a lab of the test: for what it says, holds and does, and not for
 * how it looks. Time passes when the test lets it.
 */
export interface TestPage {
  readonly lab: StubLab
  readonly user: UserEvent
  /** Lets something happen that is nobody's key or click, and what follows from it. */
  readonly after: (happens: () => unknown) => Promise<void>
  /** Lets time pass, ms. */
  readonly pass: (ms: number) => Promise<void>
  /** Waits for what comes late: for code that is fetched, not for time. */
  readonly until: <T>(find: () => T) => Promise<NonNullable<T>>
  /** As somebody who scrolls there; its code comes then. @returns the panel of that id */
  readonly bring: (panel: string) => Promise<HTMLElement>
  /** What a visitor finds who comes again, by the same address unless another is given. */
  readonly visitAgain: (address?: string) => Promise<TestPage>
  /** What the page has complained of on the console; a test that expects some empties it. */
  readonly complaints: string[]
}

interface VisitOptions extends Partial<TestSystem> {
  /** What the browser has kept of earlier visits, by its key. */
  readonly kept?: Readonly<Record<string, string>>
}

const FAKED = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'Date',
  'performance',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const

/** Node's: tests run there, and the sources know browsers only. */
declare const setImmediate: (action: () => void) => void

/** A turn of the real event loop, in which code that is fetched may come. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Whether React draws when it is told to, within `act`, or when it comes to it: else, code that is late would be too late. */
const react = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }

/** Lets something happen, and all be drawn that comes of it. */
const drawn = async (happens: () => unknown): Promise<void> => {
  react.IS_REACT_ACT_ENVIRONMENT = true
  try {
    await act(async () => {
      await happens()
    })
  } finally {
    react.IS_REACT_ACT_ENVIRONMENT = false
  }
}

configure({
  // To see whether each of a thousand elements is hidden takes longer than all else. What is hidden is said where it matters.
  defaultHidden: true,
  eventWrapper: (dispatch) => {
    let result: unknown
    // One may bring about another, as that the focus goes elsewhere.
    const { IS_REACT_ACT_ENVIRONMENT: before = false } = react
    react.IS_REACT_ACT_ENVIRONMENT = true
    act(() => {
      result = dispatch()
    })
    react.IS_REACT_ACT_ENVIRONMENT = before
    return result
  },
  // What comes of a press by way of promises is drawn before it is over.
  asyncWrapper: async (press) => {
    try {
      return await press()
    } finally {
      await drawn(turn)
    }
  },
})

/** When the page was last left, by its clock, ms: React would wait for a clock that goes back. */
let reached = 0

/** Has time stand still until the test lets it pass. */
const stopTime = () => {
  const start = Math.max(reached, performance.now())
  vi.useFakeTimers({ toFake: [...FAKED] })
  const { now } = performance
  performance.now = () => {
    reached = start + now.call(performance)
    return reached
  }
}

/** Hears complaints until it is told not to. */
const hearComplaints = (complaints: string[]): (() => void) => {
  const spies = (['error', 'warn'] as const).map((level) =>
    vi
      .spyOn(console, level)
      .mockImplementation((...words: unknown[]) => void complaints.push(words.join(' '))),
  )
  return () => {
    for (const spy of spies) spy.mockRestore()
  }
}

/** Of the document, what the page looks for. */
const ICON = '<link rel="icon" href="/favicon.svg" />'

const draw = async (lab: StubLab) => {
  document.head.innerHTML = ICON
  document.title = ''
  const root = document.createElement('div')
  document.body.append(root)
  let end: ReturnType<typeof beginVisit> | undefined
  await drawn(() => {
    // As in a build for people, where nothing is drawn, begun and ended twice.
    end = beginVisit(lab, { root, Around: Fragment })
  })
  return async () => {
    // A run that goes on in it has nobody to end it.
    await drawn(() => void end?.())
    root.remove()
  }
}

/**
 * Opens the page by an address, as somebody who was there before.
 * @param address from the `?` on
 */
export const visit = async (
  address = '?seed=1',
  { scheme = 'light', hasSpareTime = false, kept = {} }: VisitOptions = {},
): Promise<TestPage> => {
  localStorage.clear()
  for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
  return open(address, { scheme, hasSpareTime })
}

const open = async (address: string, system: TestSystem): Promise<TestPage> => {
  history.replaceState(null, '', `/${address}`)
  stopTime()
  const complaints: string[] = []
  const undo = [standInForSystem(system), hearComplaints(complaints), standInForSight(), standInForPopovers()]
  const lab = new StubLab()
  const close = await draw(lab)
  let isLeft = false
  const leave = async () => {
    if (isLeft) return
    isLeft = true
    await close()
    for (const put of undo) put()
    vi.unstubAllGlobals()
    vi.useRealTimers()
    expect(complaints, 'console errors and warnings').toEqual([])
  }
  onTestFinished(leave)

  const until: TestPage['until'] = async (find) => {
    for (;;) {
      const found = find()
      if (found) return found
      await drawn(turn)
    }
  }
  const page: TestPage = {
    lab,
    user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }),
    after: drawn,
    pass: (ms) => drawn(() => vi.advanceTimersByTimeAsync(ms)),
    until,
    bring: async (panel) => {
      const slot = await until(() => document.querySelector<HTMLElement>(`[data-panel="${panel}"]`))
      await drawn(() => slot.scrollIntoView())
      await until(() => slot.querySelector('.panel-menu-button'))
      return slot
    },
    visitAgain: async (again = location.search) => {
      await leave()
      return open(again, system)
    },
    complaints,
  }
  await until(() => document.querySelector('[data-panel]'))
  return page
}
