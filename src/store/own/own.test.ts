import { describe, expect, it } from 'vitest'
import type { Judge, Judgement, JudgeOptions, JudgeRequest } from '../../domain/own/own'
import { FIRST_QUESTION } from '../../domain/own/own-question'
import { refuse, storageOf } from '../kept/test-storage'
import { MOST_KEPT, OWN_KEY } from './kept-own'
import { agreedCode, createOwn, shownCode } from './own'

const VERDICT: Judgement = { verdict: 'keep', workers: 0, sentence: 'Keep it.', ways: [], reasons: [] }
const LINKED = {
  code: 'export default () => 2',
  origin: { kind: 'link' },
  question: null,
  settings: null,
} as const

/** A judge that waits for the test. */
const waitingJudge = () => {
  const asked: JudgeRequest[] = []
  let options: JudgeOptions = {}
  let settle: { resolve: (judgement: Judgement) => void; reject: (error: unknown) => void } | null = null
  const judge: Judge = (request, given = {}) => {
    asked.push(request)
    options = given
    return new Promise((resolve, reject) => {
      settle = { resolve, reject }
      given.signal?.addEventListener('abort', () => reject(given.signal?.reason))
    })
  }
  return {
    judge,
    asked,
    progress: (fraction: number) => options.onProgress?.(fraction, 'measuring'),
    resolve: () => settle?.resolve(VERDICT),
    reject: (error: unknown) => settle?.reject(error),
  }
}

const ownWith = (storage: Storage = storageOf(), judge: Judge = async () => VERDICT) =>
  createOwn({ storage: () => storage, judge, first: 'first' })

describe('own code', () => {
  it('is found again at the next visit, with what was asked of it', () => {
    const storage = storageOf()
    const own = ownWith(storage)
    expect(shownCode(own.store.getState())).toBe('first')
    own.edit('export default () => 1')
    own.ask({ ...FIRST_QUESTION, takesMs: 3 })
    const { mine } = ownWith(storage).store.getState()
    expect(mine).toMatchObject({ code: 'export default () => 1', question: { takesMs: 3 } })
  })

  it.each(['', '{', '{"version":2,"code":"x"}', '{"version":1}', '[]'])(
    'begins afresh where what is stored (%s) cannot be read',
    (text) => expect(shownCode(ownWith(storageOf({ getItem: () => text })).store.getState())).toBe('first'),
  )

  it('keeps the code where what was asked cannot be read', () => {
    const storage = storageOf()
    storage.setItem(OWN_KEY, JSON.stringify({ version: 1, code: 'mine', question: { takesMs: -1 } }))
    expect(ownWith(storage).store.getState().mine).toMatchObject({ code: 'mine', question: FIRST_QUESTION })
  })

  it('can be written where storage is blocked, and says that it is not kept', () => {
    const own = createOwn({ storage: refuse, judge: async () => VERDICT, first: 'first' })
    own.edit('mine')
    expect(own.store.getState()).toMatchObject({ mine: { code: 'mine' }, keeping: 'blocked' })
  })

  it('too long to be kept stays in the editor, says so, and leaves what was kept', () => {
    const storage = storageOf()
    const own = ownWith(storage)
    own.edit('short')
    own.edit('x'.repeat(MOST_KEPT + 1))
    expect(own.store.getState().keeping).toBe('too-long')
    expect(shownCode(own.store.getState())).toHaveLength(MOST_KEPT + 1)
    expect(shownCode(ownWith(storage).store.getState())).toBe('short')
  })

  it('that was written by hand is not lost to a ready-made function: there is a way back, and forth again', () => {
    const own = ownWith()
    own.edit('mine')
    own.take('sort', FIRST_QUESTION)
    own.take('parse', FIRST_QUESTION)
    expect(own.store.getState().mine).toMatchObject({ code: 'parse', before: 'mine' })
    own.goBack()
    expect(own.store.getState().mine).toMatchObject({ code: 'mine', before: 'parse' })
    own.goBack()
    expect(shownCode(own.store.getState())).toBe('parse')
  })
})

describe('code that came by link or file', () => {
  it('is shown, and runs only when somebody agrees', async () => {
    const { judge, asked } = waitingJudge()
    const own = ownWith(storageOf(), judge)
    own.receive(LINKED)
    expect(shownCode(own.store.getState())).toBe(LINKED.code)
    expect(agreedCode(own.store.getState())).toBeNull()
    await own.judge({})
    expect(asked).toEqual([])
    own.agree()
    void own.judge({ burst: 3 })
    expect(asked).toEqual([{ code: LINKED.code, burst: 3 }])
  })

  it('does not run for having been changed: agreeing is a step of its own', () => {
    const own = ownWith()
    own.receive(LINKED)
    own.edit('export default () => 3')
    expect(agreedCode(own.store.getState())).toBeNull()
    own.agree()
    expect(agreedCode(own.store.getState())).toBe('export default () => 3')
  })

  it('leaves what is kept alone until then, and for good when it is refused', () => {
    const storage = storageOf()
    const own = ownWith(storage)
    own.edit('mine')
    own.receive(LINKED)
    own.ask({ ...FIRST_QUESTION, takesMs: 9 })
    expect(ownWith(storage).store.getState().mine).toMatchObject({ code: 'mine', question: FIRST_QUESTION })
    own.dismiss()
    expect(shownCode(own.store.getState())).toBe('mine')
  })

  it('agreed to, leaves a way back to one’s own, at the next visit too', () => {
    const storage = storageOf()
    const own = ownWith(storage)
    own.edit('mine')
    own.receive(LINKED)
    own.agree()
    const again = ownWith(storage)
    expect(shownCode(again.store.getState())).toBe(LINKED.code)
    again.goBack()
    expect(shownCode(again.store.getState())).toBe('mine')
  })

  it('that cannot be taken leaves everything as it was, and says why', () => {
    const own = ownWith()
    own.edit('mine')
    own.refuse('The link was cut.')
    expect(own.store.getState()).toMatchObject({ refusal: 'The link was cut.', guest: null })
    expect(shownCode(own.store.getState())).toBe('mine')
  })
})

describe('measuring', () => {
  it('tells how far it is, and what was found of which code', async () => {
    const rig = waitingJudge()
    const own = ownWith(storageOf(), rig.judge)
    const done = own.judge({})
    rig.progress(0.4)
    expect(own.store.getState().judging).toEqual({
      kind: 'going',
      fraction: 0.4,
      doing: 'measuring',
      isStopping: false,
    })
    own.edit('changed meanwhile')
    rig.resolve()
    await done
    expect(own.store.getState().judging).toEqual({ kind: 'judged', code: 'first', judgement: VERDICT })
  })

  it('is done one function at a time', async () => {
    const rig = waitingJudge()
    const own = ownWith(storageOf(), rig.judge)
    const first = own.judge({})
    await own.judge({})
    expect(rig.asked).toHaveLength(1)
    rig.resolve()
    await first
    void own.judge({})
    expect(rig.asked).toHaveLength(2)
  })

  it('ends as stopped when it is stopped, whatever comes of it then', async () => {
    const rig = waitingJudge()
    const own = ownWith(storageOf(), rig.judge)
    const done = own.judge({})
    own.stop()
    rig.progress(0.9)
    rig.resolve()
    await done
    expect(own.store.getState().judging).toEqual({ kind: 'stopped' })
  })

  it('that fails names the fault and its place', async () => {
    const rig = waitingJudge()
    const own = ownWith(storageOf(), rig.judge)
    const done = own.judge({})
    const fault = { kind: 'syntax', message: 'Unexpected token', line: 3, column: 7 } as const
    rig.reject(Object.assign(new Error('Unexpected token'), { fault }))
    await done
    expect(own.store.getState().judging).toEqual({
      kind: 'failed',
      code: 'first',
      message: 'Unexpected token',
      fault,
    })
  })

  it('that fails by what is no fault of the function says what went wrong', async () => {
    const own = ownWith(storageOf(), () => Promise.reject('no frame'))
    await own.judge({})
    expect(own.store.getState().judging).toMatchObject({ kind: 'failed', message: 'no frame', fault: null })
  })
})
