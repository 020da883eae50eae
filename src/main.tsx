import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { FIRST_CODE } from './app/panels/own/first-code'
import { lab } from './boot'
import { hasOwnCode } from './domain/own/own-mark'
import { isSettingKey } from './domain/settings/settings'
import { settingsFromUrl, settingsToUrl } from './settings/url'
import { createAddress } from './store/address'
import { createAutomation } from './store/automation'
import { createArrangement } from './store/kept/arrangement'
import { noteFirstVisit } from './store/kept/first-visit'
import { createTour } from './store/kept/tour'
import { createView } from './store/kept/view'
import { agreedCode, createOwn } from './store/own/own'
import { receiveLink } from './store/own/receive-link'
import { createExperimentRunner } from './store/runs/experiment-runner'
import { createSweepRunner } from './store/runs/sweep-runner'
import { createSession } from './store/session'
import { createAppStore } from './store/state'
import { tolerateForeignNodes } from './surroundings/foreign-nodes'
import { namedCores } from './surroundings/named-cores'

tolerateForeignNodes(Node.prototype)

const fromUrl = settingsFromUrl(location.search)
const store = createAppStore(fromUrl.settings)
const session = createSession(lab, store, async (request, options) =>
  (await import('./own/judge/judge-in-page')).judgeInPage(request, options),
)
const sweeps = createSweepRunner(
  session,
  store,
  () => localStorage,
  () => performance.now(),
)
const machine = { cores: namedCores() }
const experiments = createExperimentRunner(session, store, machine, Date.now)
window.poolscope = createAutomation({ session, store, sweeps, experiments, version: __VERSION__ })

for (const { setting, message } of fromUrl.problems) {
  const remedy = isSettingKey(setting) ? 'The default is used instead.' : 'It is ignored.'
  session.notify('warning', `In the address: ${message}. ${remedy}`)
}
if (!crossOriginIsolated)
  void import('./surroundings/not-isolated').then(async ({ isolationObstacle, isolationWords }) => {
    const obstacle = await isolationObstacle({
      protocol: location.protocol,
      isSecure: isSecureContext,
      isFramed: window.top !== window,
      fetchPage: () => fetch(location.href, { method: 'HEAD', cache: 'no-store' }),
    })
    session.notify('warning', isolationWords(obstacle))
  })

const tour = createTour(fromUrl.tour, () => localStorage)

const own = createOwn({
  storage: () => localStorage,
  judge: session.judge,
  first: FIRST_CODE,
})
const receive = () =>
  receiveLink(location.hash, {
    own,
    read: async (hash) => (await import('./own/link/own-link')).readOwnLink(hash),
    notify: session.notify,
  })
if (hasOwnCode(location.hash)) void receive()
addEventListener('hashchange', () => void (hasOwnCode(location.hash) && receive()))
/** Code in the address is done with when somebody has agreed to it, or not: a reload is not to ask again. */
const hashToKeep = () => {
  const { guest, refusal } = own.store.getState()
  return hasOwnCode(location.hash) && guest === null && refusal === null ? '' : location.hash
}

const setAddress = createAddress({
  write: (address) => history.replaceState(null, '', address),
  now: () => performance.now(),
  schedule: (ms, action) => void setTimeout(action, ms),
})
const writeAddress = () => {
  const { isOpen, step } = tour.getState()
  const query = settingsToUrl(store.getState().settings, isOpen ? step : null)
  setAddress(`${location.pathname}${query}${hashToKeep()}`)
}
store.subscribe(({ settings }, before) => {
  if (settings !== before.settings) writeAddress()
})
tour.subscribe(writeAddress)
session.setCode(agreedCode(own.store.getState()))
own.store.subscribe((state) => session.setCode(agreedCode(state)))
own.store.subscribe(({ guest, refusal }, before) => {
  if (guest === null && refusal === null && (before.guest || before.refusal)) writeAddress()
})

const visit = noteFirstVisit(() => localStorage)
if (visit === 'storage-blocked')
  session.notify('info', 'This browser blocks storage: the introduction will run at every visit.')
// What comes by link never runs by itself: neither code, nor anything beside it.
const bringsCode = hasOwnCode(location.hash)
if (fromUrl.autostart && !bringsCode) session.start()
else if (visit !== 'return' && !fromUrl.isExplicit && fromUrl.tour === null && !bringsCode)
  session.startIntroduction()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root".')
createRoot(root).render(
  <StrictMode>
    <App
      session={session}
      store={store}
      arrangement={createArrangement(() => localStorage)}
      view={createView(() => localStorage)}
      experiments={experiments}
      sweeps={sweeps}
      tour={tour}
      own={own}
      version={__VERSION__}
      lateLab={lab.fetchAhead}
    />
  </StrictMode>,
)
