import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../../domain/settings/settings'
import { micros } from '../../../domain/time'
import type { Evidence } from '../evidence'
import { machineOf, SOUND, SPUN_IN_TURNS } from '../test-evidence'
import { judgeBaseline } from './judge-baseline'
import { judgeKernel } from './judge-kernel'

const ALONE = { ...DEFAULTS, workers: 1, demand: 1 }
const TWO_CORES = { parallelism: machineOf(0.98, 1.9), parallelismAfter: machineOf(0.97, 1.9) }
const timingOf = (changed: Partial<Evidence['timing']>) => ({ ...SOUND.timing, ...changed })

/** A lone caller on two quiet cores, a direct call of 100 µs. */
const of = (changed: Partial<Evidence>): Evidence => ({ ...SOUND, ...TWO_CORES, settings: ALONE, ...changed })
/** Where the browser names two. */
const ONE_OF_TWO = { cores: 2, parallelism: SPUN_IN_TURNS, parallelismAfter: SPUN_IN_TURNS }
const ALIKE = { callerUs: micros(8), workerUs: micros(8) }
const TAKEN = { ...TWO_CORES, parallelism: machineOf(0.4, 0.9) }
/** Only later, when the direct call had been timed. */
const TAKEN_LATER = { ...TWO_CORES, parallelismAfter: machineOf(0.4, 0.9) }

describe('A direct call that differs from that of a quiet worker fails', () => {
  const disparity = { cause: 'too-few-batches', factor: 2.4, spread: 1 } as const
  it.each([
    [
      'and other programs are the cause where a spinning worker lacked a core, whatever batches say',
      TAKEN,
      /got only 40 % of a core before the run/,
    ],
    [
      'and slower code is not blamed where a program on each core explains it, though one that spun had more by luck',
      {
        parallelism: machineOf(0.78, 1.4),
        disparity: { cause: 'slower-code', factor: 1 / 1.55, spread: 1.3, pace: 1 },
      },
      /1.55 times as long in a quiet worker.*got only 78 % of a core before the run: other programs/,
    ],
    [
      'nor where workers together got less than the browser names, which other programs may have had',
      { ...ONE_OF_TWO, disparity: { cause: 'slower-code', factor: 1 / 1.55, spread: 1, pace: 1 } },
      /Workers that spun side by side did the work of 0.98 cores, and the browser names 2: other programs .* that cannot be told from slower code/,
    ],
    [
      'but it is on cores that run two threads each, of which workers together get more than half',
      {
        cores: 8,
        parallelism: {
          ...SPUN_IN_TURNS,
          steps: [...SPUN_IN_TURNS.steps, { workers: 8, cores: 5.1 }],
          cores: 5.1,
        },
        parallelismAfter: null,
        disparity: { cause: 'slower-code', factor: 1 / 1.55, spread: 1, pace: 1 },
      },
      /the engine runs slower code on the worker’s/,
    ],
    [
      'and it is slower code there too where they cannot explain so much',
      { ...ONE_OF_TWO, disparity: { cause: 'slower-code', factor: 1 / 4.5, spread: 1, pace: 1 } },
      /the engine runs slower code on the worker’s/,
    ],
    [
      'and it is slower code where other programs explain no such difference',
      { ...TAKEN, disparity: { cause: 'slower-code', factor: 1 / 40, spread: 1.3, pace: 1 } },
      /took 40 times as long in a quiet worker as directly. Batches of one thread differ by less.*slower code on the worker’s/,
    ],
    [
      'and it is a slower core where the engine’s own work takes as much longer',
      { disparity: { cause: 'slower-core', factor: 1.5, spread: 1, pace: 1.48 } },
      /no other program; work of the engine’s own, .*, takes 1.48 times as long on the caller’s thread too: the core is slower on the caller’s thread\. .*too low/,
    ],
    [
      'and the core of the worker where that is slower',
      { disparity: { cause: 'slower-core', factor: 1 / 1.5, spread: 1, pace: 1 / 1.48 } },
      /takes 1.48 times as long on the worker’s too: the core is slower on the worker’s\. .*too high/,
    ],
    [
      'and where the engine’s own work could not be timed, neither is named as the cause',
      { disparity: { cause: 'untold', factor: 1.5, spread: 1, pace: null } },
      /whether by slower code or a slower core cannot be told here/,
    ],
    [
      'and where the engine’s own work fits neither, no cause is named',
      { disparity: { cause: 'untold', factor: 4, spread: 1, pace: 2 } },
      /takes 2 times as long on the caller’s thread, which neither slower code nor a slower core explains: the cause cannot be told/,
    ],
    [
      'and no code is blamed where the function sleeps',
      {
        disparity: { cause: 'slower-code', factor: 1.5, spread: 1, pace: 1 },
        settings: { ...ALONE, workload: 'sleep' },
      },
      /no code that could be slow: it is woken later on the caller’s thread/,
    ],
    [
      'and where batches were too few, and nothing else tells, no cause is named',
      {},
      /too few batches of it to tell why/,
    ],
  ] as const)('%s', (_when, changed, reason) =>
    expect(judgeBaseline(of({ disparity, ...changed }))).toMatchObject({
      state: 'fail',
      reason: expect.stringMatching(reason),
    }),
  )
})

describe('A call that takes over 15 % less in workers under load than directly fails, and the cause is told', () => {
  const less = (changed: Partial<Evidence> = {}) =>
    judgeBaseline(of({ inWorkers: 0.5, serviceUs: 51, ...changed }))
  it.each([
    [
      'other programs, by what a worker got that spun',
      TAKEN,
      /got only 40 % of a core before the run: other programs/,
    ],
    [
      'other programs, by batches that differ',
      { timing: timingOf({ spread: 1.6 }) },
      /the middle one by 60 %.*other programs/,
    ],
    [
      'slower code before, though other programs came after the run',
      { ...TAKEN_LATER, timing: timingOf({ afterUs: 52, yardsticksAfter: ALIKE }) },
      /no slower core: the engine runs slower code before the run/,
    ],
    [
      'slower code before',
      { timing: timingOf({ afterUs: 52, yardsticksAfter: ALIKE }) },
      /took 52.0 µs instead of 100 µs; .*slower code before the run\. Run again/,
    ],
    [
      'a slower core before',
      { timing: timingOf({ afterUs: 52, yardsticksAfter: { callerUs: micros(4.2), workerUs: null } }) },
      /52.0 µs instead of 100 µs; .* takes 1.9 times as long before the run too: the core is slower before the run/,
    ],
    [
      'what cannot be told, where the engine’s own work was not timed before',
      { timing: timingOf({ afterUs: 52, yardstickUs: null, yardsticksAfter: ALIKE }) },
      /instead of 100 µs; whether by slower code or a slower core cannot be told here/,
    ],
    [
      'quicker code in workers',
      { timing: timingOf({ afterUs: 101, yardsticksAfter: ALIKE }) },
      /as long as before; .*the engine runs slower code on the caller’s thread/,
    ],
    [
      'quicker cores of workers',
      {
        timing: timingOf({ afterUs: 101, yardsticksAfter: { callerUs: micros(8), workerUs: micros(4.1) } }),
      },
      /as long as before; .*the core is slower on the caller’s thread/,
    ],
    ['as long as the run goes on, none', {}, /When the run ends, the direct call is timed again/],
  ] as const)('%s', (_cause, changed, reason) =>
    expect(less(changed)).toMatchObject({ state: 'fail', value: 0.5, reason: expect.stringMatching(reason) }),
  )
  it('Its ratios come out too low.', () =>
    expect(less().reason).toMatch(
      /^In workers, under load, the function took 50 % less than the direct call: .*too low/,
    ))
})

describe('A call that takes over 15 % more than directly fails where this run does not explain it', () => {
  const more = (changed: Partial<Evidence> = {}) =>
    judgeBaseline(of({ inWorkers: 1.51, serviceUs: 151, ...changed }))
  it.each([
    [
      'other programs',
      TAKEN_LATER,
      /98 % of a core before the run and 40 % after it: other programs, or the browser itself, had the rest/,
    ],
    [
      'a slower machine',
      { timing: timingOf({ afterUs: 152, yardsticksAfter: { callerUs: micros(12), workerUs: micros(12) } }) },
      /took 152 µs instead of 100 µs; .*takes 1.5 times as long after it too: the core is slower after it/,
    ],
    [
      'slower code after it',
      { timing: timingOf({ afterUs: 152, yardsticksAfter: ALIKE }) },
      /took 152 µs instead of 100 µs; .*the engine runs slower code after it/,
    ],
    [
      'other programs in part, where they took less than would explain it',
      {
        ...TAKEN_LATER,
        inWorkers: 40,
        serviceUs: 4000,
        serviceP50Us: 4000,
        timing: timingOf({ afterUs: 99 }),
      },
      /Something else took a part of the cores, as a worker .* 40 % after it; that alone does not explain so much/,
    ],
    [
      'other programs, by batches that differ when it is timed again',
      { timing: timingOf({ afterUs: 99, afterSpread: 1.3 }), serviceP50Us: 103 },
      /after the run, batches of the direct call differ.*by 30 %.*other programs/,
    ],
    [
      'something now and then, where half of the calls took no longer',
      { timing: timingOf({ afterUs: 99 }), serviceP50Us: 103 },
      /Half of the calls took no longer than 103 µs: something other/,
    ],
    [
      'nothing that was measured',
      { timing: timingOf({ afterUs: 99 }), serviceP50Us: 150 },
      /Neither other programs nor the cores explain it.*one thread of this run and the page share 1.9 cores/,
    ],
    [
      'nothing that was measured, where no worker spun alone',
      {
        timing: timingOf({ afterUs: 99 }),
        serviceP50Us: 150,
        cores: 2,
        parallelism: null,
        parallelismAfter: null,
      },
      /The cores do not explain it, as .*; whether other programs do is not known/,
    ],
  ] as const)('%s', (_cause, changed, reason) =>
    expect(more(changed)).toMatchObject({ state: 'fail', reason: expect.stringMatching(reason) }),
  )

  it('and passes, with the reason, where it has more threads than cores, by no more than that', () => {
    const crowded = { settings: { ...ALONE, workers: 4, demand: 16 } }
    expect(more({ ...crowded, serviceUs: 290 })).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(
        /2.89 times as long, which is no more than the cores explain: 5 threads of this run and the page share 1.9 cores/,
      ),
    })
    expect(
      more({ ...crowded, serviceUs: 390, serviceP50Us: 380, timing: timingOf({ afterUs: 99 }) }),
    ).toMatchObject({
      state: 'fail',
      reason: expect.stringMatching(
        /That 5 threads of this run and the page share 1.9 cores explains up to 3 times, and nothing/,
      ),
    })
  })

  it('and warns where calls that come one at a time share the only core with the page', () => {
    const oneCore = { cores: 1, parallelism: machineOf(0.97), parallelismAfter: machineOf(0.97) }
    expect(more({ settings: ALONE, ...oneCore, serviceUs: 122 })).toMatchObject({
      state: 'warn',
      reason: expect.stringMatching(
        /1.21 times as long, which is in the slowdown ratio: one thread of this run and the page share 0.97 cores/,
      ),
    })
    expect(more({ settings: ALONE, ...oneCore, serviceUs: 109 }).state).toBe('ok')
  })

  it('and fails where the machine may have a core for both: other programs may have had it', () => {
    expect(more({ settings: ALONE, ...ONE_OF_TWO, serviceUs: 122 })).toMatchObject({
      state: 'fail',
      reason: expect.stringMatching(
        /1.21 times the direct call: .*too high. Workers that spun side by side did the work of 0.98 cores, and the browser names 2: other programs or .* had the rest, or the machine gives no more. Run again when no other program computes/,
      ),
    })
    expect(more({ settings: ALONE, ...ONE_OF_TWO, serviceUs: 109 }).state).toBe('ok')
    const tooLong = { serviceUs: 390, serviceP50Us: 380, timing: timingOf({ afterUs: 99 }) }
    expect(more({ settings: ALONE, ...ONE_OF_TWO, ...tooLong })).toMatchObject({
      state: 'fail',
      reason: expect.stringMatching(/share 0.98 cores explains up to 2 times, and nothing/),
    })
  })

  it('and warns of 10 to 15 % more, of which no cause is named, unless there are more threads than cores', () => {
    expect(more({ serviceUs: 113 })).toMatchObject({
      state: 'warn',
      value: expect.closeTo(0.12),
      limit: 0.1,
      reason: expect.stringMatching(
        /under load 1.12 times as long, which is in the slowdown ratio. So little/,
      ),
    })
    expect(more({ serviceUs: 110 }).state).toBe('ok')
    expect(more({ settings: { ...ALONE, workers: 4, demand: 16 }, serviceUs: 113 }).state).toBe('ok')
  })

  it('and warns of more threads than the cores that they got where the browser names more', () => {
    const crowded = { ...ONE_OF_TWO, settings: { ...ALONE, workers: 4, demand: 16 } }
    expect(more({ ...crowded, serviceUs: 290 })).toMatchObject({
      state: 'warn',
      reason: expect.stringMatching(
        /no more than the cores explain: 5 threads .* share 0.98 cores. Workers that spun .* names 2: other programs or/,
      ),
    })
  })

  it('and fails where other programs had a part of a core: they are no lack of cores', () => {
    const shared = { parallelism: machineOf(0.85, 1.3), parallelismAfter: machineOf(0.85, 1.3) }
    expect(more({ ...shared, serviceUs: 126 })).toMatchObject({ state: 'fail' })
  })

  it.each([
    [
      'where nobody knows how many cores there are',
      { cores: null, parallelism: null, parallelismAfter: null },
    ],
    ['where calls share a lock', { settings: { ...ALONE, lock: 'fair' } }],
    ['where other traffic is in the pool', { settings: { ...ALONE, backgroundRate: 5 } }],
    ['of a call hardly longer than its stamps', { directUs: micros(5) }],
  ] as const)('and is not judged %s', (_when, changed) => expect(more(changed).state).toBe('ok'))
})

describe('A kernel that takes another time than was asked for warns, and the cause is told', () => {
  const kernel = (changed: Partial<Evidence>) => judgeKernel(of({ directUs: micros(56.3), ...changed }))
  it.each([
    [
      'other programs, by what a worker got that spun',
      TAKEN,
      /could not be fitted: a worker that spun alone got only/,
    ],
    [
      'other programs, by batches that differ',
      { timing: timingOf({ spread: 1.4 }) },
      /the middle one by 40 %/,
    ],
    ['time that ran out', { timing: timingOf({ isCutShort: true }) }, /longer than 5 s and was cut short/],
    ['a core that changed its pace', {}, /had foreseen 100 µs, and batches agree/],
    [
      'its shortest step',
      {
        settings: { ...ALONE, serviceUs: 0.4 },
        directUs: micros(1.2),
        timing: timingOf({ predictedUs: 1.2 }),
      },
      /The direct call takes 1.20 µs, and 0.40\d? µs were asked for. The shortest that the kernel can take here is 1.20 µs/,
    ],
  ] as const)('%s', (_cause, changed, reason) =>
    expect(kernel(changed)).toMatchObject({ state: 'warn', reason: expect.stringMatching(reason) }),
  )
})
