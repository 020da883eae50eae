import { expect, it } from 'vitest'
import type { Judgement } from '../../domain/own/own'
import { oneAtATime } from './one-at-a-time'

const KEPT: Judgement = { verdict: 'keep', workers: 0, sentence: 'Keep it.', ways: [], reasons: [] }
const request = { code: 'export default () => 1' }

it('A second function is refused while the first is measured, and taken once that is over.', async () => {
  let finish = (_judgement: Judgement) => {}
  const first = new Promise<Judgement>((resolve) => {
    finish = resolve
  })
  const answers = [first, Promise.resolve(KEPT)]
  const judge = oneAtATime(() => answers.shift() ?? Promise.reject(new Error('none')))
  const judged = judge(request)
  await expect(judge(request)).rejects.toThrow('A function is being measured already')
  finish(KEPT)
  expect(await judged).toBe(KEPT)
  expect(await judge(request)).toBe(KEPT)
})

it('A measuring that failed stands in the way of none.', async () => {
  const judge = oneAtATime(() => Promise.reject(new Error('broken')))
  await expect(judge(request)).rejects.toThrow('broken')
  await expect(judge(request)).rejects.toThrow('broken')
})
