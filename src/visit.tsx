import { type ExoticComponent, type PropsWithChildren, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { FIRST_CODE } from './app/panels/own/first-code'
import type { lab as begun } from './boot'
import { hasOwnCode } from './domain/own/own-mark'
import { isSettingKey } from './domain/settings/settings'
import { settingsFromUrl, settingsToUrl } from './settings/url'
import { createAddress } from './store/address'
import { createAutomation } from './store/automation'
import { createArrangement } from './store/kept/arrangement'
import { noteFirstVisit } from './store/kept/first-visit'
import { createTour, type TourStore } from './store/kept/tour'
import { createView } from './store/kept/view'
import { agreedCode, createOwn, type Own } from './store/own/own'
import { createExperimentRunner } from './store/runs/experiment-runner'
import { createSweepRunner } from './store/runs/sweep-runner'
import { createSession, type Session } from './store/session'
import { createAppStore, type ReadonlyAppStore } from './store/state'
import { namedCores } from './surroundings/named-cores'

type AddressSettings = ReturnType<typeof settingsFromUrl>

const noticeProblems = ({ problems }: AddressSettings, session: Session): void => {
  for (const { setting, message } of problems) {
    const remedy = isSettingKey(setting) ? 'The default is used instead.' : 'It is ignored.'
    session.notify('warning', `In the address: ${message}. ${remedy}`)
  }
}

const noticeObstacle = async ({ notify }: Session): Promise<void> => {
  const { whyNotIsolated } = await import('./surroundings/not-isolated')
  notify('warning', await whyNotIsolated(window))
}

/** Code in the address is done with when somebody has agreed to it, or not: a reload is not to ask again. */
const hashToKeep = (own: Own): string => {
  const { guest, refusal } = own.store.getState()
  return hasOwnCode(location.hash) && guest === null && refusal === null ? '' : location.hash
}

/** The address says what the page shows. @returns how to leave it as it is */
const keepAddress = (store: ReadonlyAppStore, tour: TourStore, own: Own): (() => void) => {
  let isKept = true
  const setAddress = createAddress({
    write: (address) => isKept && history.replaceState(null, '', address),
    now: () => performance.now(),
    schedule: (ms, action) => void setTimeout(action, ms),
  })
  const write = () => {
    const { isOpen, step } = tour.getState()
    const query = settingsToUrl(store.getState().settings, isOpen ? step : null)
    setAddress(`${location.pathname}${query}${hashToKeep(own)}`)
  }
  store.subscribe(({ settings }, before) => {
    if (settings !== before.settings) write()
  })
  tour.subscribe(write)
  own.store.subscribe(({ guest, refusal }, before) => {
    if (guest === null && refusal === null && (before.guest || before.refusal)) write()
  })
  return () => {
    isKept = false
  }
}

/** Code that the address brings, now or later. @returns how to take none any more */
const receiveCode = (own: Own, { notify }: Session): (() => void) => {
  const receive = async () => {
    if (!hasOwnCode(location.hash)) return
    const { receiveLink } = await import('./store/own/receive-link')
    await receiveLink(location.hash, { own, notify })
  }
  void receive()
  addEventListener('hashchange', receive)
  return () => removeEventListener('hashchange', receive)
}

/** Where the page is drawn. */
const rootOfPage = (): HTMLElement => {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with id "root".')
  return root
}

interface PageParts {
  /** That has been begun, or another that does what it can. */
  readonly lab: typeof begun
  readonly store: ReturnType<typeof createAppStore>
  readonly judge: Parameters<typeof createSession>[2]
  /** As the browser names them; null where it does not. */
  readonly cores: number | null
  readonly tour: TourStore
  /** Of one's own function, where none is kept. */
  readonly firstCode: string
  readonly root?: HTMLElement
  /** Looks after the page in development; a build for people has nothing of it. */
  readonly Around?: ExoticComponent<PropsWithChildren>
}

const storage = () => localStorage

/**
 * Joins lab, store and page, and shows it.
 * @returns what it is used by, and how to end it; what is stored, and the lab, are there for the next
 */
export const showPage = ({
  lab,
  store,
  judge,
  cores,
  tour,
  firstCode,
  root = rootOfPage(),
  Around = StrictMode,
}: PageParts) => {
  const session = createSession(lab, store, judge)
  const sweeps = createSweepRunner(session, store, storage, () => performance.now())
  const experiments = createExperimentRunner(session, store, { cores }, Date.now)
  window.poolscope = createAutomation({ session, store, sweeps, experiments, version: __VERSION__ })
  const own = createOwn({ storage, judge: session.judge, first: firstCode })
  const shown = createRoot(root)
  shown.render(
    <Around>
      <App
        session={session}
        store={store}
        arrangement={createArrangement(storage)}
        view={createView(storage)}
        experiments={experiments}
        sweeps={sweeps}
        tour={tour}
        own={own}
        version={__VERSION__}
        lateLab={lab.fetchAhead}
      />
    </Around>,
  )
  const end = async () => {
    shown.unmount()
    await sweeps.pause()
    await experiments.stop()
    await session.stop()
  }
  return { session, own, end }
}

/** A visit to the page: as somebody finds it who comes by the address that the window has. @returns how to end it */
export const beginVisit = (
  lab: typeof begun,
  place: Pick<PageParts, 'root' | 'Around'> = {},
): (() => Promise<void>) => {
  const fromUrl = settingsFromUrl(location.search)
  const store = createAppStore(fromUrl.settings)
  const tour = createTour(fromUrl.tour, storage)
  const { session, own, end } = showPage({
    ...place,
    lab,
    store,
    judge: async (request, options) =>
      (await import('./own/judge/judge-in-page')).judgeInPage(request, options),
    cores: namedCores(),
    tour,
    firstCode: FIRST_CODE,
  })

  noticeProblems(fromUrl, session)
  if (!crossOriginIsolated) void noticeObstacle(session)

  const receiveNothing = receiveCode(own, session)
  const leaveAddress = keepAddress(store, tour, own)
  session.setCode(agreedCode(own.store.getState()))
  own.store.subscribe((state) => session.setCode(agreedCode(state)))

  const visit = noteFirstVisit(storage)
  if (visit === 'storage-blocked')
    session.notify('info', 'This browser blocks storage: the introduction will run at every visit.')
  // What comes by link never runs by itself: neither code, nor anything beside it.
  const bringsCode = hasOwnCode(location.hash)
  if (fromUrl.autostart && !bringsCode) session.start()
  else if (visit !== 'return' && !fromUrl.isExplicit && fromUrl.tour === null && !bringsCode)
    session.startIntroduction()

  return () => {
    receiveNothing()
    leaveAddress()
    return end()
  }
}
