import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { InterruptionDetector, type LongTask } from './interruption-detector'

/** A interruptionDetector since 0, whose surroundings a test can change. */
const rig = () => {
  const surroundings = {
    ahead: 0,
    /** What the next readings of the wall clock are wrong by. */
    slips: [] as number[],
    tasks: [] as LongTask[],
  }
  const interruptionDetector = new InterruptionDetector(instant(0), {
    wallAhead: () => surroundings.ahead + (surroundings.slips.shift() ?? 0),
    takeLongTasks: () => surroundings.tasks.splice(0),
  })
  const sign = (...moments: number[]) => {
    for (const at of moments) interruptionDetector.sign(instant(at))
  }
  const listed = (now: number) =>
    interruptionDetector.interruptions(instant(now)).map(({ kind, from, to }) => [kind, from, to])
  return { surroundings, interruptionDetector, sign, listed }
}

const taskFrom = (from: number, to: number): LongTask => ({ from: instant(from), to: instant(to) })

describe('a stall', () => {
  it('is a stretch of more than 750 ms without a sign of life, found at the sign that ends it', () => {
    const { interruptionDetector, sign, listed } = rig()
    sign(100, 850, 1601)
    expect(listed(2000)).toEqual([['stall', 850, 1601]])
    expect([849, 1600, 1601].map((submitted) => interruptionDetector.meets(submitted))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('touches the call that settles first after it, and not one that is made then', () => {
    const { interruptionDetector, sign } = rig()
    sign(100)
    sign(1000)
    expect([interruptionDetector.meets(99), interruptionDetector.meets(1000)]).toEqual([true, false])
  })

  it('that the lab asked for with no call under way is none', () => {
    const { interruptionDetector, sign, listed } = rig()
    sign(100)
    interruptionDetector.excuse(instant(2000))
    sign(2001)
    expect(listed(3000)).toEqual([])
  })

  it('is caught up by the generator: no arrival is given up', () => {
    const { interruptionDetector, sign } = rig()
    sign(100)
    expect(interruptionDetector.notBefore(instant(1000))).toBe(Number.NEGATIVE_INFINITY)
  })

  it('of more than ten seconds is a sleep: nobody calls for what came due in it', () => {
    const { interruptionDetector, sign, listed } = rig()
    sign(100)
    expect(interruptionDetector.notBefore(instant(10_200))).toBe(10_200)
    expect(listed(20_000)).toEqual([['sleep', 100, 10_200]])
  })
})

describe('a long task', () => {
  it('that kept the thread from calls is found at the next sign, as long as it lasted', () => {
    const { surroundings, interruptionDetector, sign, listed } = rig()
    sign(100)
    surroundings.tasks = [taskFrom(110, 190)]
    sign(200)
    expect(listed(300)).toEqual([['long-task', 110, 190]])
    expect([interruptionDetector.meets(189), interruptionDetector.meets(190)]).toEqual([true, false])
  })

  it('that did calls’ own work all the time interrupts nothing', () => {
    const { surroundings, sign, listed } = rig()
    sign(100, 120, 140, 160, 180, 200)
    surroundings.tasks = [taskFrom(100, 200)]
    sign(260)
    expect(listed(300)).toEqual([])
  })

  it('is no reason to take a quiet thread for a busy one', () => {
    const { sign, listed } = rig()
    sign(100, 300, 600)
    expect(listed(700)).toEqual([])
  })
})

describe('a sleep', () => {
  it('is found by the wall clock, where the thread’s own stood still', () => {
    const { surroundings, interruptionDetector, sign, listed } = rig()
    sign(100, 105)
    surroundings.ahead = 60_000
    sign(112)
    expect(listed(200)).toEqual([['sleep', 100, 112]])
    expect(interruptionDetector.meets(111)).toBe(true)
    expect(interruptionDetector.notBefore(instant(113))).toBe(112)
  })

  it('is found too when the wall clock is set back', () => {
    const { surroundings, sign, listed } = rig()
    sign(100)
    surroundings.ahead = -51
    sign(120)
    expect(listed(200)).toEqual([['sleep', 100, 120]])
  })

  it('is not taken from a wall clock that drifts, however far in the end', () => {
    const { surroundings, sign, listed } = rig()
    for (let at = 0; at < 10_000; at += 100) {
      surroundings.ahead += 5
      sign(at)
    }
    expect(listed(10_000)).toEqual([])
  })

  it('is not taken from one reading of the two clocks between which the thread was held up', () => {
    const { surroundings, sign, listed } = rig()
    sign(100)
    surroundings.slips = [80]
    sign(200, 300)
    expect(listed(400)).toEqual([])
  })
})

describe('a hidden page', () => {
  it('touches every call until two seconds after its return, which is not before they are over', () => {
    const { interruptionDetector, sign, listed } = rig()
    interruptionDetector.pageChanged('hidden', instant(1000))
    sign(1100)
    expect(listed(1200)).toEqual([['hidden', 1000, 1200]])
    expect(interruptionDetector.meets(1150)).toBe(true)
    interruptionDetector.pageChanged('visible', instant(5000))
    expect([interruptionDetector.meets(6999), interruptionDetector.meets(7000)]).toEqual([true, false])
    expect(listed(6000)).toEqual([['hidden', 1000, 6000]])
    expect(listed(9000)).toEqual([['hidden', 1000, 7000]])
  })

  it('keeps the schedule while it is hidden, and begins a new one at its return', () => {
    const { interruptionDetector, sign } = rig()
    interruptionDetector.pageChanged('hidden', instant(1000))
    sign(1900, 2800)
    expect(interruptionDetector.notBefore(instant(3000))).toBe(Number.NEGATIVE_INFINITY)
    interruptionDetector.pageChanged('visible', instant(3500))
    expect(interruptionDetector.notBefore(instant(3600))).toBe(3500)
  })

  it('that is hidden before the run begins touches it from its beginning', () => {
    const { interruptionDetector, listed } = rig()
    interruptionDetector.pageChanged('hidden', instant(-5000))
    expect(listed(100)).toEqual([['hidden', 0, 100]])
  })

  it('has its stalls within it', () => {
    const { interruptionDetector, sign, listed } = rig()
    interruptionDetector.pageChanged('hidden', instant(1000))
    sign(2000, 3000, 4000)
    expect(listed(4000)).toEqual([['hidden', 1000, 4000]])
  })
})

describe('a frozen page', () => {
  it('gives up what came due in it, even when its thread wakes before it hears of it', () => {
    const { interruptionDetector, sign } = rig()
    interruptionDetector.pageChanged('hidden', instant(1000))
    interruptionDetector.pageChanged('frozen', instant(2000))
    expect(interruptionDetector.notBefore(instant(8000))).toBe(8000)
    interruptionDetector.skipped(60)
    interruptionDetector.pageChanged('hidden', instant(8001))
    interruptionDetector.pageChanged('visible', instant(8002))
    sign(8100)
    expect(interruptionDetector.tallies.frozen.skipped).toBe(60)
    expect(interruptionDetector.meets(8100)).toBe(true)
    expect(interruptionDetector.interruptions(instant(20_000)).map(({ kind }) => kind)).toEqual([
      'hidden',
      'frozen',
      'hidden',
    ])
  })
})

describe('calls left out', () => {
  it('are counted under the interruption that they met', () => {
    const { interruptionDetector, sign } = rig()
    sign(100, 1000)
    interruptionDetector.exclude()
    interruptionDetector.pageChanged('hidden', instant(1500))
    interruptionDetector.exclude()
    interruptionDetector.exclude()
    expect(interruptionDetector.tallies).toMatchObject({ stall: { excluded: 1 }, hidden: { excluded: 2 } })
    expect(interruptionDetector.excluded).toBe(3)
  })
})

describe('interruptions', () => {
  it('are remembered up to a hundred, and counted for ever', () => {
    const { interruptionDetector, sign } = rig()
    for (let n = 1; n <= 250; n += 1) sign(n * 1000)
    expect(interruptionDetector.interruptions(instant(1e6))).toHaveLength(100)
    expect(interruptionDetector.tallies.stall.times).toBe(250)
  })
})
