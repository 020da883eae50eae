import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import type { JudgeOptions, JudgeRequest } from '../../domain/own/own'
import { ownFault } from '../fault'
import { prepareModule } from '../module/prepare'
import type { BlockAsked, ExchangeName, Exchanges, StageWay } from '../stage/protocol'
import { type OwnStage, StageError, type StageTrouble } from '../stage/stage'
import { blockOf, trialOf } from './facts/test-facts'
import { judge } from './judge'

type Answers = { readonly [K in ExchangeName]: (asks: Exchanges[K]['asks']) => Exchanges[K]['gives'] }

const HEAVY = { frames: 9, longestHeldMs: 80, heldMs: 160 }
const answers: Answers = {
  prepare: () => ({ isVisible: true, obstacle: null }),
  trial: () => trialOf({ callUs: 3000, heldUs: 3000 }),
  pools: () => null,
  steady: () => ({ own: [], empty: [] }),
  heap: () => ({ keptBytes: 1e6 }),
  block: ({ way }) => blockOf(way === 'direct' || way === 'sliced' ? HEAVY : {}),
}

/** A stage that answers as told. */
const rigOf = (changed: Partial<Answers> = {}, page: { readonly isHidden?: boolean } = {}) => {
  const asked: { readonly kind: ExchangeName; readonly asks: unknown }[] = []
  let ends = 0
  let opened = 0
  const stage: OwnStage = {
    ask: async (kind, asks) => {
      asked.push({ kind, asks })
      const answer: (asks: never) => unknown = { ...answers, ...changed }[kind]
      return answer(asks as never) as never
    },
    end: () => {
      ends += 1
    },
  }
  const ports = {
    openStage: async () => {
      opened += 1
      return stage
    },
    prepare: prepareModule,
    cores: 4,
    isHidden: () => page.isHidden ?? false,
    now: () => 0,
    random: createRandom(1),
  }
  const ask = (request: Partial<JudgeRequest> = {}, options?: JudgeOptions) =>
    judge({ code: 'export default () => 1', callsPerSecond: 200, ...request }, ports, options)
  return { ask, asked, ends: () => ends, opened: () => opened }
}

const inTrouble = (trouble: StageTrouble) => () => {
  throw new StageError(trouble)
}

/** A stage that has trouble in the blocks of one way. */
const troubledIn = (way: StageWay, trouble: StageTrouble): Partial<Answers> => ({
  block: (asks: BlockAsked) => {
    if (asks.way === way) throw new StageError(trouble)
    return blockOf()
  },
})

describe('a judge', () => {
  it('measures every way once a round, in turns, after a trial, and ends the stage', async () => {
    const rig = rigOf()
    const found = await rig.ask()
    expect(found).toMatchObject({ verdict: 'offload', workers: 1 })
    expect(found.ways.map(({ way, workers }) => `${way} ${workers}`)).toEqual([
      'direct 0',
      'sliced 0',
      'pool 1',
      'pool 2',
    ])
    const kinds = rig.asked.map(({ kind }) => kind)
    expect(kinds.indexOf('trial')).toBeLessThan(kinds.indexOf('block'))
    const blocks = rig.asked.flatMap(({ kind, asks }) => (kind === 'block' ? [asks as BlockAsked] : []))
    for (let round = 0; round < blocks.length / 5; round += 1) {
      const ways = blocks.slice(5 * round, 5 * round + 5).map(({ way, workers }) => `${way} ${workers}`)
      expect(ways.toSorted()).toEqual(['direct 0', 'idle 0', 'pool 1', 'pool 2', 'sliced 0'])
    }
    expect(rig.ends()).toBeGreaterThan(0)
  })

  it('rejects with the fault of code that cannot be read, and opens no stage for it', async () => {
    const rig = rigOf()
    await expect(rig.ask({ code: 'export default (' })).rejects.toMatchObject({ fault: { kind: 'syntax' } })
    expect(rig.opened()).toBe(0)
  })

  it('rejects with the fault that the trial found, and never lets that function near the page', async () => {
    const fault = ownFault('never-settles', 'A call did not end within 5 s.')
    const rig = rigOf({ trial: inTrouble({ kind: 'fault', fault }) })
    await expect(rig.ask()).rejects.toMatchObject({ fault })
    expect(rig.asked.map(({ kind }) => kind)).toEqual(['prepare', 'trial'])
    expect(rig.ends()).toBeGreaterThan(0)
  })

  it('rejects where each call threw', () =>
    expect(rigOf({ trial: () => trialOf({ failed: 200, failure: 'no' }) }).ask()).rejects.toMatchObject({
      fault: { kind: 'throws' },
    }))

  it.each<[StageWay, string]>([
    ['direct', 'directly'],
    ['sliced', 'in slices'],
    ['pool', 'through 1 worker'],
  ])('names the way in which it hangs: %s', async (way, words) => {
    const rig = rigOf(troubledIn(way, { kind: 'hangs' }))
    const { verdict, sentence, ways } = await rig.ask({ burst: 1, callsPerSecond: undefined } as never)
    expect(verdict).toBe('cannot-tell')
    expect(sentence).toContain(
      `because ${words}, though not when it was tried, a call did not end within 5 s`,
    )
    expect(ways[0]?.fault).toMatchObject({ kind: 'never-settles' })
    expect(rig.ends()).toBeGreaterThan(0)
  })

  it('believes nothing once an answer was made up', async () => {
    const { verdict, sentence } = await rigOf(troubledIn('direct', { kind: 'forged' })).ask()
    expect(verdict).toBe('cannot-tell')
    expect(sentence).toContain('no figure can be believed')
  })

  it.each<[string, Partial<Answers>, { readonly isHidden?: boolean }]>([
    ['from the start', {}, { isHidden: true }],
    ['when the stage opens', { prepare: () => ({ isVisible: false, obstacle: null }) }, {}],
    ['in every block', { block: () => blockOf({ wasHidden: true }) }, {}],
    ['in so far as it draws no frames', { block: () => blockOf({ frames: 0, framesMs: 0 }) }, {}],
  ])('cannot tell on a page that is hidden %s', async (_, changed, page) => {
    const { verdict, sentence } = await rigOf(changed, page).ask()
    expect(verdict).toBe('cannot-tell')
    expect(sentence).toContain('hidden')
  })

  it('leaves out rounds in which the page was hidden for a while', async () => {
    let blocks = 0
    const block = (asks: BlockAsked) => {
      blocks += 1
      return blocks === 3 ? blockOf({ wasHidden: true, frames: 1, framesMs: 3000 }) : answers.block(asks)
    }
    const { verdict, ways } = await rigOf({ block }).ask()
    expect(verdict).toBe('offload')
    expect(ways[2]).toMatchObject({ framesLost: 0 })
  })

  it('does not run on the page what holds its thread for seconds, and offloads it', async () => {
    const rig = rigOf({ trial: () => trialOf({ callUs: 2e6, heldUs: 2e6 }) })
    const { verdict, ways, sentence } = await rig.ask({ burst: 1, callsPerSecond: undefined } as never)
    expect(verdict).toBe('offload')
    expect(sentence).toContain('2.00 s directly')
    expect(ways[0]?.unknown).toContain('not run on the page')
    const run = rig.asked.flatMap(({ kind, asks }) => (kind === 'block' ? [(asks as BlockAsked).way] : []))
    expect(new Set(run)).toEqual(new Set(['idle', 'pool']))
  })

  it('keeps what cannot be sent, and starts no pool', async () => {
    const unsendable = 'its result cannot be sent to another thread (DataCloneError)'
    const found = await rigOf({ trial: () => trialOf({ unsendable }) }).ask()
    expect(found).toMatchObject({ verdict: 'keep', sentence: `Keep it on the page: ${unsendable}.` })
  })

  it('ends at once when it is called off, with the reason', async () => {
    const controller = new AbortController()
    const rig = rigOf({
      steady: () => {
        controller.abort(new Error('enough'))
        return { own: [], empty: [] }
      },
    })
    await expect(rig.ask({}, { signal: controller.signal })).rejects.toThrow('enough')
    expect(rig.ends()).toBeGreaterThan(0)
    await expect(rigOf().ask({}, { signal: controller.signal })).rejects.toThrow('enough')
  })

  it.each<[string, Partial<ReturnType<typeof trialOf>>, string]>([
    ['gives different things', { differs: true }, 'It gives different results'],
    [
      'threw at some calls',
      { failed: 3, failure: 'odd' },
      'calls threw; the times are of the others. The first said: odd',
    ],
    ['has results that its check refuses', { refused: 2 }, 'check() refused 2 of 200 results'],
  ])('says of a function that it %s', async (_, trial, words) => {
    const { reasons } = await rigOf({ trial: () => trialOf(trial) }).ask()
    expect(reasons.join('\n')).toContain(words)
  })

  it('says of a function that it keeps memory when the heap goes on growing, and not when it grew once', async () => {
    const growing = (sizes: readonly number[]) => {
      let look = 0
      return rigOf({ heap: () => ({ keptBytes: (sizes[look++] ?? 0) * 2 ** 20 }) }).ask()
    }
    expect((await growing([2, 18, 34])).reasons.join()).toContain('It keeps memory: some 32 MB')
    expect((await growing([2, 34, 34])).reasons.join()).not.toContain('It keeps memory')
  })

  it('says that a function is not told from an empty call below one and a half of it', async () => {
    const steady = (own: number) => ({
      own: Array.from({ length: 12 }, (_, n) => own + (n % 3) * 1e-4),
      empty: Array.from({ length: 12 }, (_, n) => 0.01 + (n % 3) * 1e-4),
    })
    const reasonsAt = async (own: number) => (await rigOf({ steady: () => steady(own) }).ask()).reasons.join()
    expect(await reasonsAt(0.014)).toContain('not told from an empty call')
    expect(await reasonsAt(0.016)).not.toContain('not told from an empty call')
  })

  it('cannot tell of a burst whose arguments cannot be held, and says which could', async () => {
    const { verdict, sentence } = await rigOf({ trial: () => trialOf({ argumentBytes: 2 ** 24 }) }).ask({
      burst: 100,
      callsPerSecond: undefined,
    } as never)
    expect(verdict).toBe('cannot-tell')
    expect(sentence).toContain('ask for a burst of 8 at the most.')
  })

  it('says when buffers are copied that could be handed over', async () => {
    const reasonsWith = async (handsOver: boolean) =>
      (await rigOf({ trial: () => trialOf({ bufferBytes: 5e6, handsOver }) }).ask()).reasons.join()
    expect(await reasonsWith(false)).toContain('export transfer(args) to hand over')
    expect(await reasonsWith(true)).not.toContain('export transfer(args)')
  })

  it('says what a call takes by itself, and of an asynchronous one for how long it holds the thread', async () => {
    const own = Array.from({ length: 12 }, (_, n) => 5000 + (n % 3))
    const steady = () => ({ own, empty: own.map(() => 0) })
    const reasonsOf = async (isAsync: boolean) =>
      (await rigOf({ steady, trial: () => trialOf({ isAsync, heldUs: 40 }) }).ask()).reasons.join()
    expect(await reasonsOf(false)).toContain('Called one after another on the page, it takes 5.00 ms.')
    expect(await reasonsOf(true)).toContain(
      '5.00 ms from start to result, and holds the thread for 40.0 µs of that',
    )
  })
})
