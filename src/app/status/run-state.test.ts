import { describe, expect, it } from 'vitest'
import type { Phase } from '../../domain/snapshot'
import { snapshotOf } from '../testing/test-snapshot'
import { runStateOf } from './run-state'

const finished: Phase = { kind: 'finished', reason: 'stopped' }
const running: Phase = { kind: 'running' }
const kind = (activity: 'idle' | 'running' | 'stopping', phase: Phase) =>
  runStateOf(activity, { ...snapshotOf(), phase }).kind

describe('The page says that a run has ended', () => {
  it('only once it can be run again: not while Run is off and Stop is on.', () => {
    expect(kind('running', finished)).toBe('stopping')
    expect(kind('stopping', finished)).toBe('stopping')
    expect(kind('idle', finished)).toBe('finished')
  })
  it('and that it goes on until then; one that went away without a word leaves the page idle.', () => {
    expect(kind('running', running)).toBe('running')
    expect(kind('stopping', running)).toBe('stopping')
    expect(kind('idle', running)).toBe('idle')
  })
})
