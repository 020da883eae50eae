/**
 * The real page over a recorded run, with no pool: for pictures that are to be compared, and for the bench of the
 * page. The address says what is shown, see `order.ts`; `record.bench.ts` says how the recording is made.
 */
import { createRoot } from 'react-dom/client'
import { App } from '../../src/app/app'
import type { Settings } from '../../src/domain/settings/settings'
import { createAutomation } from '../../src/store/automation'
import { createArrangement } from '../../src/store/kept/arrangement'
import { createTour } from '../../src/store/kept/tour'
import { createView } from '../../src/store/kept/view'
import { createOwn } from '../../src/store/own/own'
import { createExperimentRunner } from '../../src/store/runs/experiment-runner'
import { createSweepRunner } from '../../src/store/runs/sweep-runner'
import { createSession } from '../../src/store/session'
import { createAppStore } from '../../src/store/state'
import { decodeRun } from './codec'
import { momentAt } from './moment'
import { replayOf } from './order'
import { createReplayLab, type Replay } from './replay-lab'
import recordedUrl from './run.jsonl.gzip?url'

/** Not named .gz: servers would inflate that by themselves, or not. */
const inflated = async (url: string): Promise<string> => {
  const { body } = await fetch(url)
  if (!body) throw new Error(`${url} is empty.`)
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).text()
}

/** The controls say what the picture was taken under. */
const settingsShown = (replay: Replay | null): Settings => {
  if (replay && 'at' in replay) return momentAt(recording, replay.at).settings
  const isOver = replay?.kind === 'finished' || replay?.kind === 'endless'
  return (isOver ? undefined : recording.snapshots[0]?.settings) ?? recording.report.settings
}

const recording = decodeRun(await inflated(recordedUrl))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root".')
/** What the document has of itself. */
const ownStyles = new Set(document.querySelectorAll('style'))

/** The page as somebody finds it who comes by this address. */
const openPage = (search: string) => {
  const replay = replayOf(search)
  const store = createAppStore(settingsShown(replay))
  const lab = createReplayLab(recording, replay ?? { kind: 'once' })
  // Over a recorded run nothing is measured.
  const session = createSession(lab, store, () =>
    Promise.reject(new Error('Over a recorded run nothing is measured.')),
  )
  const sweeps = createSweepRunner(
    session,
    store,
    () => localStorage,
    () => performance.now(),
  )
  const experiments = createExperimentRunner(session, store, { cores: 2 }, Date.now)
  window.poolscope = createAutomation({ session, store, sweeps, experiments, version: __VERSION__ })
  const shown = createRoot(root)
  shown.render(
    <App
      session={session}
      store={store}
      arrangement={createArrangement(() => localStorage)}
      view={createView(() => localStorage)}
      experiments={experiments}
      sweeps={sweeps}
      tour={createTour(null, () => localStorage)}
      own={createOwn({
        storage: () => localStorage,
        judge: session.judge,
        first: '',
      })}
      version={__VERSION__}
      lateLab={lab.fetchAhead}
    />,
  )
  if (replay) session.start()
  return { lab, session, shown }
}
let page: ReturnType<typeof openPage> | null = openPage(location.search)
const pageThatIsOpen = () => {
  if (!page) throw new Error('No page is open over the recorded run.')
  return page
}

/** Nothing is left of the page but what is stored, and the code that has been loaded. */
const close = async (): Promise<void> => {
  if (!page) return
  const { session, shown } = page
  page = null
  await session.stop()
  shown.unmount()
  for (const style of document.querySelectorAll('style')) if (!ownStyles.has(style)) style.remove()
  for (const { name } of [...document.documentElement.attributes])
    if (name.startsWith('data-')) document.documentElement.removeAttribute(name)
  getSelection()?.removeAllRanges()
  scrollTo(0, 0)
}

const control = {
  passHidden: (ms: number) => pageThatIsOpen().lab.passHidden(ms),
  close,
  /** The page anew, as a load of that address would open it: that costs a second of a core, this a fifth. */
  open: async (search: string): Promise<void> => {
    await close()
    history.replaceState(null, '', search)
    page = openPage(search)
  },
  /** Another state of the page that is there, as `?state=` would open one; not the one before any run. */
  show: async (search: string): Promise<void> => {
    const next = replayOf(search)
    if (!next) throw new Error('The page before any run is the one that is opened anew.')
    const { lab, session } = pageThatIsOpen()
    await session.stop()
    lab.replayNext(next)
    session.change(settingsShown(next))
    session.start()
  },
}

declare global {
  interface Window {
    replay: typeof control
  }
}
window.replay = control
