// @vitest-environment page
import { expect, it } from 'vitest'
import type { Snapshot } from '../../domain/snapshot'
import { visit } from '../testing/test-page'
import { button, runStatus } from '../testing/test-parts'
import { recordedRun } from '../testing/test-recorded'
import { snapshotOf } from '../testing/test-snapshot'

/** Until what is said is drawn and spoken, ms. */
const TOLD_MS = 3000
const inPhase = (phase: Snapshot['phase']): Snapshot => ({ ...snapshotOf(), phase })

it('The tab tells idle, starting, running, finished and failed apart by title and icon, each state is told, and one sentence says what to try.', async () => {
  const { report, snapshots } = await recordedRun()
  const { lab, user, after, pass, until } = await visit()
  const icons = new Set<string | null | undefined>()
  const words = () => document.querySelector('[data-words]')?.textContent ?? ''
  const expectTold = async (title: string, status: string | RegExp, sentence: RegExp | null) => {
    await pass(TOLD_MS)
    expect(document.title).toBe(title)
    expect(runStatus()).toMatch(status)
    icons.add(document.querySelector('link[rel="icon"]')?.getAttribute('href'))
    if (sentence) await until(() => sentence.test(words()))
  }
  const publish = (snapshot: Snapshot | undefined) => after(() => snapshot && lab.latest.publish(snapshot))
  await expectTold('Poolscope', /Idle/, /^Ready: \d+ workers?, .*Press Run\. Then /)
  await user.click(button('Run'))
  await publish(inPhase({ kind: 'calibrating', fraction: 0.5 }))
  await expectTold('Starting · Poolscope', /Calibrating/, null)
  await publish(inPhase({ kind: 'starting', ready: 1, asked: 4 }))
  await expectTold('Starting · Poolscope', /Starting \d+ of \d+/, null)
  await publish(inPhase({ kind: 'running' }))
  await expectTold('Running · Poolscope', /Running/, null)
  await publish(snapshots.at(-1))
  await after(() => lab.latest.finish(report))
  await expectTold(
    'Finished · Poolscope',
    /Finished.*A call took/,
    /^(Finished|Stopped): [\d,]+ calls.*\. A call took .* the direct call/,
  )
  const downloads = [...document.querySelectorAll('button')].filter(({ textContent }) =>
    /download/i.test(textContent ?? ''),
  )
  expect(downloads[0]?.disabled).toBe(false)
  await user.click(button('Run'))
  await publish(inPhase({ kind: 'failed', message: 'No worker could be started.' }))
  await after(() => lab.latest.fail(new Error('No worker could be started.')))
  await expectTold(
    'Failed · Poolscope',
    /Failed\. The run failed: No worker could be started\./,
    /^The run failed: No worker could be started\. .*press Run/,
  )
  expect(icons.size).toBe(5)
})
