import { expect, it } from 'vitest'
import type { Judgement } from '../../domain/own/own'
import { type Locks, OtherRuns } from '../../surroundings/other-runs'
import { besideOthers } from './judge-in-page'

const JUDGED: Judgement = {
  verdict: 'keep',
  workers: 0,
  sentence: 'Keep it.',
  ways: [],
  reasons: ['It is short.'],
}

/** The locks of an origin. */
const origin = (): Locks => {
  const held = new Set<string>()
  return {
    request: (async (name: string, run: () => Promise<void>) => {
      held.add(name)
      await run()
      held.delete(name)
    }) as Locks['request'],
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
  }
}
const never = () => () => undefined

it('A verdict says first that another Poolscope measured in this browser meanwhile, which sees that this one does.', async () => {
  const locks = origin()
  const run = new OtherRuns(locks, 'run')
  run.begin()
  const work = async () => {
    await run.lookNow()
    return JUDGED
  }
  const { reasons } = await besideOthers(work, new OtherRuns(locks, 'judge'), never)
  expect(run.most).toBe(1)
  expect(reasons).toEqual([expect.stringMatching(/^Another Poolscope measured/), 'It is short.'])
})

it('A verdict says nothing of others where there were none, and lets go of its lock when measuring fails.', async () => {
  const locks = origin()
  expect(await besideOthers(async () => JUDGED, new OtherRuns(locks, 'judge'), never)).toBe(JUDGED)
  const fail = () => Promise.reject(new Error('broken'))
  await expect(besideOthers(fail, new OtherRuns(locks, 'judge'), never)).rejects.toThrow('broken')
  await Promise.resolve()
  expect((await locks.query()).held).toEqual([])
})
