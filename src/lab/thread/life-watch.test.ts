import { describe, expect, it } from 'vitest'
import { LOOK_MS, watchLife } from './life-watch'

/** A timer that a test cranks. */
const crank = () => {
  let actions: (() => void)[] = []
  const every = (_ms: number, action: () => void) => {
    actions.push(action)
    return () => {
      actions = actions.filter((other) => other !== action)
    }
  }
  const turn = (times: number) => {
    for (let n = 0; n < times; n += 1) for (const action of actions) action()
  }
  return { every, turn, going: () => actions.length }
}

describe('the watch over a thread', () => {
  it('notices its silence once, when it has lasted as long as it may', () => {
    let silences = 0
    const { every, turn, going } = crank()
    watchLife(
      every,
      () => 4 * LOOK_MS,
      () => {
        silences += 1
      },
    )
    turn(3)
    expect(silences).toBe(0)
    turn(5)
    expect([silences, going()]).toEqual([1, 0])
  })

  it('begins anew with every sign', () => {
    let silences = 0
    const { every, turn } = crank()
    const watch = watchLife(
      every,
      () => 4 * LOOK_MS,
      () => {
        silences += 1
      },
    )
    for (let n = 0; n < 5; n += 1) {
      turn(3)
      watch.sign()
    }
    expect(silences).toBe(0)
  })

  it('follows a patience that shrinks, as when somebody asked the thread to stop', () => {
    let [silences, patienceMs] = [0, 100 * LOOK_MS]
    const { every, turn } = crank()
    watchLife(
      every,
      () => patienceMs,
      () => {
        silences += 1
      },
    )
    turn(10)
    patienceMs = 4 * LOOK_MS
    turn(1)
    expect(silences).toBe(1)
  })

  it('is over when it is ended', () => {
    const { every, going } = crank()
    watchLife(
      every,
      () => 1,
      () => undefined,
    ).end()
    expect(going()).toBe(0)
  })
})
