import { describe, expect, it } from 'vitest'
import { createAddress } from './address'

const bar = (refuses: (written: number) => boolean = () => false) => {
  const written: string[] = []
  let now = 0
  const due: { at: number; action: () => void }[] = []
  let tries = 0
  const set = createAddress({
    write: (address) => {
      tries += 1
      if (refuses(tries)) throw new DOMException('too often', 'SecurityError')
      written.push(address)
    },
    now: () => now,
    schedule: (ms, action) => due.push({ at: now + ms, action }),
  })
  const pass = (ms: number) => {
    now += ms
    for (const timer of due.splice(0))
      if (timer.at <= now) timer.action()
      else due.push(timer)
  }
  return { written, set, pass }
}

describe('The address', () => {
  it('follows at once when it rests.', () => {
    const { written, set } = bar()
    set('?workers=2')
    expect(written).toEqual(['?workers=2'])
  })

  it('is written fewer than a hundred times in thirty seconds, however a slider is dragged, and ends right.', () => {
    const { written, set, pass } = bar()
    for (let step = 0; step < 3000; step += 1) {
      set(`?workers=${step}`)
      pass(10)
    }
    expect(written.length).toBeLessThan(100)
    pass(1000)
    expect(written.at(-1)).toBe('?workers=2999')
  })

  it('that a browser refuses throws at nobody, and is written when the browser allows it.', () => {
    const { written, set, pass } = bar((tries) => tries <= 2)
    for (let step = 0; step < 5; step += 1) set(`?demand=${step}`)
    expect(written).toEqual([])
    pass(6000)
    set('?demand=9')
    pass(6000)
    expect(written).toEqual(['?demand=9'])
  })
})
