/**
 * The real page over a recorded run, with no pool: for pictures that are to be compared, and for the bench of the
 * page. The address says what is shown, see `order.ts`; `record.bench.ts` says how the recording is made.
 */
import type { Settings } from '../../src/domain/settings/settings'
import { createTour } from '../../src/store/kept/tour'
import { createAppStore } from '../../src/store/state'
import { showPage } from '../../src/visit'
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

/** The page as somebody finds it who comes by the address that the window has. */
const openPage = () => {
  const replay = replayOf(location.search)
  const lab = createReplayLab(recording, replay ?? { kind: 'once' })
  const { session, end } = showPage({
    lab,
    store: createAppStore(settingsShown(replay)),
    judge: () => Promise.reject(new Error('Over a recorded run nothing is measured.')),
    cores: 2,
    tour: createTour(null, () => localStorage),
    firstCode: '',
  })
  if (replay) session.start()
  return { lab, session, end }
}

let page: ReturnType<typeof openPage> | null = null
const pageThatIsOpen = () => {
  if (!page) throw new Error('No page is open over the recorded run.')
  return page
}
/** Shows it by the address that the window has. @returns how to end it */
export const beginReplay = (): (() => Promise<void>) => {
  page = openPage()
  const { end } = page
  return () => {
    page = null
    return end()
  }
}

const control = {
  passHidden: (ms: number) => pageThatIsOpen().lab.passHidden(ms),
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
