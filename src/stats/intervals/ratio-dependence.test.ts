import { describe, expect, it } from 'vitest'
import { ratioDependence } from './ratio-dependence'

describe('the slowdown ratio', () => {
  it('depends on the size of a burst, and on how long a queue has grown', () => {
    expect(ratioDependence({ mode: 'burst', overflow: 'reject' }, { kind: 'draining', left: 0.5 })).toBe(
      'burst size',
    )
    expect(ratioDependence({ mode: 'open', overflow: 'reject' }, { kind: 'growing' })).toBe('run length')
  })

  it('stands for itself when the queue is stable or bounded', () => {
    expect(ratioDependence({ mode: 'open', overflow: 'reject' }, { kind: 'stable' })).toBeNull()
    expect(ratioDependence({ mode: 'closed', overflow: 'wait' }, { kind: 'bounded', callers: 4 })).toBeNull()
  })

  it('of a full queue depends on the run’s length only if calls wait outside it', () => {
    const full = { kind: 'full', limit: 5 } as const
    expect(ratioDependence({ mode: 'open', overflow: 'wait' }, full)).toBe('run length')
    expect(ratioDependence({ mode: 'open', overflow: 'reject' }, full)).toBeNull()
    expect(ratioDependence({ mode: 'open', overflow: 'drop-oldest' }, full)).toBeNull()
  })
})
