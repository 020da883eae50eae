import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { Snapshot } from '../../domain/snapshot'
import { TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'
import { SnapshotDecoder, SnapshotEncoder } from './snapshot-wire'
import { packHistories, unpackHistories } from './worker-history-wire'

tellSimulatedTime()

/** A run in which everything moves. */
const runOnce = async (): Promise<readonly Snapshot[]> => {
  const run = new TestRun({ rounds: 0, seconds: 4, workers: 1, serviceUs: 1000, callsPerCaller: 100 })
  await run.until(({ timeline }) => timeline.length > 6)
  await run.update({ workers: 3 })
  await run.end()
  return run.snapshots
}
let once: ReturnType<typeof runOnce> | null = null
/** The snapshots of one run, for all. */
const snapshotsOfARun = () => {
  once ??= runOnce()
  return once
}

/** All that is in it, numbers that JSON has not too; whatever the order of its fields. */
const writtenOut = (snapshot: Snapshot): string =>
  JSON.stringify(
    Object.entries(snapshot).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_key, value) => (typeof value === 'number' && !Number.isFinite(value) ? `number ${value}` : value),
  )

describe('snapshots on their way to the page', () => {
  it('arrive as they were, whichever of them are overtaken', async () => {
    const snapshots = await snapshotsOfARun()
    const written = snapshots.map(writtenOut)
    const isSent = fc.array(fc.boolean(), { minLength: snapshots.length, maxLength: snapshots.length })
    fc.assert(
      fc.property(isSent, (sent) => {
        const [encoder, decoder] = [new SnapshotEncoder(), new SnapshotDecoder()]
        for (const [n, snapshot] of snapshots.entries())
          if (sent[n]) {
            const arrived = decoder.decode(structuredClone(encoder.encode(snapshot)))
            // To compare them field by field takes ten times as long.
            if (writtenOut(arrived) !== written[n]) expect(arrived).toEqual(snapshot)
          }
      }),
      { numRuns: 10 },
    )
  })

  it('carry a closed bucket once, and the fields that did not change not again', async () => {
    const snapshots = await snapshotsOfARun()
    const encoder = new SnapshotEncoder()
    const patches = snapshots.map((snapshot) => encoder.encode(snapshot))
    const environments = new Set(snapshots.map(({ environment }) => environment))
    expect(patches[0]?.plain).toHaveProperty('environment')
    expect(patches.filter(({ plain }) => 'environment' in plain)).toHaveLength(environments.size)
    const carried = patches.reduce((sum, { lists }) => sum + lists.timeline.items.length, 0)
    const shown = snapshots.reduce((sum, { timeline }) => sum + timeline.length, 0)
    // Each snapshot brings the unfinished bucket, and now and then the one that closed meanwhile.
    expect(carried).toBeLessThan(3 * snapshots.length)
    expect(shown).toBeGreaterThan(6 * snapshots.length)
  })

  it('carry everything again after one was lost', async () => {
    const [first, second, third] = (await snapshotsOfARun()).slice(-3)
    if (!first || !second || !third) throw new Error('A run publishes more than two snapshots.')
    const [encoder, decoder] = [new SnapshotEncoder(), new SnapshotDecoder()]
    decoder.decode(structuredClone(encoder.encode(first)))
    encoder.encode(second)
    encoder.forget()
    expect(decoder.decode(structuredClone(encoder.encode(third)))).toEqual(third)
  })
})

describe('packed workerHistories', () => {
  it('are the same when unpacked', () => {
    const workerHistory = fc.record({
      id: fc.nat(),
      state: fc.constantFrom('starting', 'ready', 'retiring', 'gone'),
      hasDied: fc.boolean(),
      holding: fc.nat(),
      calls: fc.nat(),
      busy: fc.uint8Array({ minLength: 7, maxLength: 7 }),
      held: fc.uint8Array({ minLength: 7, maxLength: 7 }),
    })
    const areSame = (workerHistories: readonly WorkerHistory[]) => {
      expect(unpackHistories(packHistories(workerHistories))).toEqual(workerHistories)
    }
    fc.assert(fc.property(fc.array(workerHistory), areSame))
  })
})
