import { describe, expect, it } from 'vitest'
import { faultOf } from '../domain/own/own-fault'
import { OwnFaultError, ownFault } from './fault'

const FAULT = ownFault('not-a-function', 'The default export is a number, and must be a function.')

describe('the fault behind an error', () => {
  it('is the one that was thrown', () => expect(faultOf(new OwnFaultError(FAULT))).toEqual(FAULT))

  it('is the same when the error has crossed from another thread, and is of no class of ours', () =>
    expect(faultOf(structuredCloneWithFields(new OwnFaultError(FAULT)))).toEqual(FAULT))

  it.each([
    null,
    'fault',
    new Error('x'),
    Object.assign(new Error('x'), { fault: 'mine' }),
    { fault: FAULT },
  ])('is none of %s', (other) => expect(faultOf(other)).toBeNull())
})

/** As the pool brings errors over: a plain error with the fields of the one that was thrown. */
function structuredCloneWithFields(error: OwnFaultError): Error {
  return Object.assign(new Error(error.message), { name: error.name, fault: structuredClone(error.fault) })
}
