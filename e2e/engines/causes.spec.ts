import { expect, test } from '@playwright/test'
import type { Report } from '../../src/domain/report'
import type { Settings } from '../../src/domain/settings/settings'
import { checkOf } from '../support/lab-page'
import { type Doctored, serveDoctored } from './doctored-server'
import { inEachEngine } from './launch/each-engine'
import { EnginePage } from './launch/engine-page'
import { CAUSES, type ToldCause } from './table-reporter'

/** Each product of a whole number takes so many dependent products more, and is right. */
const slowProducts = (more: number) => `{
  const sound = Math.imul
  let sink = 1
  Math.imul = (a, b) => {
    for (let i = 0; i < ${more}; i += 1) sink = (sound(sink, 1664525) + 12345) | 0
    return sound(a, b)
  }
}`
const WRONG_PRODUCTS = '{ const sound = Math.imul; Math.imul = (a, b) => sound(a, b) ^ 2 }'
const COARSE_CLOCK = `{
  const fine = performance.now.bind(performance)
  performance.now = () => Math.floor(fine() / 100) * 100
}`

interface Done {
  /** What is really so. */
  readonly done: string
  readonly to: Doctored
  readonly settings?: Partial<Settings>
  readonly check: string
  readonly state: 'warn' | 'fail'
  readonly says: RegExp
}

const DONE: readonly Done[] = [
  {
    done: 'slower code in the workers',
    to: { workers: slowProducts(6) },
    check: 'baseline',
    state: 'fail',
    says: /slower core.*: the engine runs slower code on the worker’s.*too high/,
  },
  {
    done: 'slower code on the caller’s thread',
    to: { lab: slowProducts(6) },
    check: 'baseline',
    state: 'fail',
    says: /slower core.*: the engine runs slower code on the caller’s thread.*too low/,
  },
  {
    done: 'workers that calculate wrongly',
    to: { workers: WRONG_PRODUCTS },
    check: 'baseline',
    state: 'fail',
    says: /did other work/,
  },
  {
    done: 'a kernel of which one step takes longer than 0.4 µs',
    to: { lab: slowProducts(1000), workers: slowProducts(1000) },
    settings: { serviceUs: 0.4 },
    check: 'kernel',
    state: 'warn',
    says: /shortest that the kernel can take here/,
  },
  {
    done: 'a clock in steps of 100 ms',
    to: { lab: COARSE_CLOCK, workers: COARSE_CLOCK },
    check: 'clock-step',
    state: 'fail',
    says: /steps of 100 ms/,
  },
]

const SETTINGS: Partial<Settings> = { workers: 1, demand: 1, serviceUs: 100, seconds: 0.5, seed: 1 }
/** Other programs that come between are told instead, and rightly: then it is tried again. */
const MOST_TRIES = 4

const inPeace = async (lab: EnginePage, settings: Partial<Settings>): Promise<Report> => {
  for (let tries = 1; ; tries += 1) {
    const report = await lab.runToEnd(settings)
    const others = report.checks.find(({ id }) => id === 'neighbours')
    if (tries === MOST_TRIES || !others || others.state === 'ok') return report
  }
}

inEachEngine('tells causes apart', ({ name, page }) => {
  for (const { done, to, settings, check, state, says } of DONE)
    test(`The reason that is given for ${done} is the true one`, async ({ baseURL }) => {
      const server = await serveDoctored(baseURL ?? '', to)
      try {
        const lab = new EnginePage(page().engine, server.address)
        await lab.open()
        const report = await inPeace(lab, { ...SETTINGS, ...settings })
        const { reason, state: judged } = checkOf(report, check)
        const told: ToldCause = { engine: name, done, check: `${check}: ${judged}`, reason }
        await test.info().attach(CAUSES, { body: JSON.stringify(told), contentType: 'application/json' })
        expect(judged).toBe(state)
        expect(reason).toMatch(says)
      } finally {
        await server.close()
      }
    })
})
