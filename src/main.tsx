import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { lab } from './boot'
import { isSettingKey } from './domain/settings'
import { settingsFromUrl, settingsToUrl } from './settings/url'
import { createArrangement } from './store/arrangement'
import { createAutomation } from './store/automation'
import { createExperimentRunner } from './store/experiment-runner'
import { noteFirstVisit } from './store/first-visit'
import { createSession } from './store/session'
import { createAppStore } from './store/state'
import { createTour } from './store/tour'
import { createView } from './store/view'

const fromUrl = settingsFromUrl(location.search)
const store = createAppStore(fromUrl.settings)
const session = createSession(lab, store)
window.poolscope = createAutomation(session, store, __VERSION__)

for (const { setting, message } of fromUrl.problems) {
  const remedy = isSettingKey(setting) ? 'The default is used instead.' : 'It is ignored.'
  session.notify('warning', `In the address: ${message}. ${remedy}`)
}
if (!crossOriginIsolated)
  session.notify(
    'warning',
    'This page is not cross-origin isolated: the clock steps in 100 µs or more, and open arrivals are paced by a coarse timer. Serve it with the headers of `npm start`.',
  )

const tour = createTour(fromUrl.tour, () => localStorage)
const machine = { cores: navigator.hardwareConcurrency ?? null }
const experiments = createExperimentRunner(session, store, machine, Date.now)

const writeAddress = () => {
  const { isOpen, step } = tour.getState()
  const query = settingsToUrl(store.getState().settings, isOpen ? step : null)
  history.replaceState(null, '', `${location.pathname}${query}${location.hash}`)
}
store.subscribe(({ settings }, before) => {
  if (settings !== before.settings) writeAddress()
})
tour.subscribe(writeAddress)

const visit = noteFirstVisit(() => localStorage)
if (visit === 'storage-blocked')
  session.notify('info', 'This browser blocks storage: the introduction will run at every visit.')
if (fromUrl.autostart) session.start()
else if (visit !== 'return' && !fromUrl.isExplicit && fromUrl.tour === null) session.startIntroduction()

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
      tour={tour}
      version={__VERSION__}
    />
  </StrictMode>,
)
