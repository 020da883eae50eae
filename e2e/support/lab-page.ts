import {
  type ConsoleMessage,
  expect,
  type Fixtures,
  type Locator,
  type Page,
  type PlaywrightTestArgs,
} from '@playwright/test'
import type { Check } from '../../src/domain/figures/check'
import type { Report } from '../../src/domain/report'
import type { Settings } from '../../src/domain/settings/settings'
import type { Snapshot } from '../../src/domain/snapshot'
import { VIEWPORT } from '../playwright.config'
import { test as withKeptPage } from './kept-page'
import { openAnew } from './reopen'

/** Half of the time between two snapshots of a run that goes on. */
const POLLED_MS = 50

interface LabPageOptions {
  /** Whether the page that another test has left loaded will do. */
  readonly staysLoaded?: boolean
  /** Whether it is opened without a load. */
  readonly visits?: boolean
}

/**
 * The page as its users know it: by role and name, and by its own signal, the snapshot. Snapshots and reports come as
 * JSON: value by value, as Playwright takes them apart, they would hold page and test four times as long.
 */
export class LabPage {
  readonly page: Page
  readonly workers: Locator
  readonly demand: Locator
  readonly run: Locator
  readonly stop: Locator
  readonly status: Locator
  readonly progress: Locator
  readonly rounds: Locator

  readonly #options: LabPageOptions

  constructor(page: Page, options: LabPageOptions = {}) {
    this.page = page
    this.#options = options
    this.workers = page.getByRole('slider', { name: 'Workers', exact: true })
    this.demand = page.getByRole('slider', { name: 'Demand', exact: true })
    this.run = page.getByRole('button', { name: 'Run', exact: true })
    this.stop = page.getByRole('button', { name: 'Stop', exact: true })
    this.status = page.getByRole('status', { name: 'Run status' })
    this.progress = page.getByRole('progressbar', { name: 'Run progress' })
    this.rounds = page.getByRole('log', { name: 'Rounds' })
  }

  /** Opens the page with settings in the address; an introduction does not start then. */
  async open(query?: Readonly<Record<string, string | number>>): Promise<void> {
    const { staysLoaded, visits } = this.#options
    if (!query && staysLoaded && (await this.page.evaluate(() => 'poolscope' in window))) return
    const parameters = new URLSearchParams(
      Object.entries(query ?? { seed: 1 }).map(([key, value]) => [key, String(value)]),
    )
    if (visits) await openAnew(this.page, `/visits/?${parameters}`)
    else await this.page.goto(`./?${parameters}`)
  }

  figure(name: 'Queue length' | 'Dispatch latency' | 'Slowdown ratio'): Locator {
    return this.page.getByRole('figure', { name, exact: true })
  }

  async snapshot(): Promise<Snapshot | null> {
    return JSON.parse(await this.page.evaluate(() => JSON.stringify(window.poolscope.snapshot())))
  }

  /** Runs to its end. */
  async runToEnd(settings: Partial<Settings>): Promise<Report> {
    return JSON.parse(
      await this.page.evaluate(
        async (wanted) => JSON.stringify(await window.poolscope.run(wanted)),
        settings,
      ),
    )
  }

  /** Starts a run, and does not wait for its end: that is for `stopRun`. */
  async startRun(settings: Partial<Settings>): Promise<void> {
    await this.page.evaluate((wanted) => {
      const holder = window as { running?: Promise<Report> }
      holder.running = window.poolscope.run(wanted)
      holder.running.catch(() => undefined)
    }, settings)
    await this.until(({ phase }) => phase.kind === 'running')
  }

  /** Ends the run that `startRun` started. */
  async stopRun(): Promise<Report | undefined> {
    const report = await this.page.evaluate(async () => {
      await window.poolscope.stop()
      return JSON.stringify(await (window as { running?: Promise<Report> }).running)
    })
    return report && JSON.parse(report)
  }

  /** Waits until a snapshot satisfies `condition`, which must not refer to anything outside itself but `given`. */
  async until<G>(condition: (snapshot: Snapshot, given: G) => boolean, given?: G): Promise<Snapshot> {
    // One function, made here: the page's policy lets nothing be evaluated in it.
    const watch = new Function(
      'given',
      `const snapshot = window.poolscope?.snapshot() ?? null
      return snapshot !== null && (${condition.toString()})(snapshot, given) && JSON.stringify(snapshot)`,
    ) as (given: unknown) => string | false
    // Asked in each frame, a page that stands still would make sixty a second for nobody.
    const handle = await this.page.waitForFunction(watch, given, { timeout: 60_000, polling: POLLED_MS })
    return JSON.parse((await handle.jsonValue()) as string)
  }
}

/** Submitted minus every place a call can be: 0, or a call was lost or counted twice. */
export const unaccountedIn = ({ counts }: Pick<Snapshot, 'counts'>): number => {
  const { submitted, completed, failed, cancelled, timedOut, rejected, blocked, queued, inFlight } = counts
  const ended = completed + failed + cancelled + timedOut + rejected
  return submitted - ended - blocked - queued - inFlight
}

/** What a run says of one of its checks. */
export const checkOf = ({ checks }: Pick<Snapshot, 'checks'>, id: string): Check => {
  const check = checks.find((each) => each.id === id)
  if (!check) throw new Error(`There is no check ${id}.`)
  return check
}

interface Complaints {
  /** Console errors and uncaught exceptions of the page; a test that expects some empties it. */
  readonly complaints: string[]
}

interface LabFixture {
  readonly lab: LabPage
}

const COMPLAINTS: Fixtures<Complaints, object, PlaywrightTestArgs> = {
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    const hear = (message: ConsoleMessage) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    }
    const hearUncaught = (error: Error) => void complaints.push(`uncaught: ${error.message}`)
    page.on('console', hear).on('pageerror', hearUncaught)
    await use(complaints)
    page.off('console', hear).off('pageerror', hearUncaught)
    expect(complaints, 'console errors and uncaught exceptions').toEqual([])
  },
}

/** A test that fails when the page complained on the console. */
export const test = withKeptPage.extend<Complaints>(COMPLAINTS).extend<LabFixture>({
  lab: async ({ page, staysLoaded, visits, complaints: _complaints }, use) => {
    await use(new LabPage(page, { staysLoaded, visits }))
  },
})

/**
 * The same in a page of its own, by a profile that was never used: for tests that change what pages begin with, or look
 * at what is fetched. It has the fixtures of the others: with fewer, Playwright would begin a browser for each such test.
 */
export const freshTest = test.extend({
  page: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport: VIEWPORT })
    await use(await context.newPage())
    await context.close()
  },
})

export { expect }
