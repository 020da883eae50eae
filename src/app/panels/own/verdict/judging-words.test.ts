import { expect, it } from 'vitest'
import { FIRST_QUESTION } from '../../../../domain/own/own-question'
import { knownQuestion } from '../../../../own/question/known-question'
import type { Judging } from '../../../../store/own/judging'
import { judgingSentence } from './judging-words'
import { JUDGEMENT, wayOf } from './test-judgement'

it.each<readonly [Judging, string]>([
  [{ kind: 'going', fraction: 0.424, doing: 'measuring', isStopping: false }, '42 %: measuring'],
  [{ kind: 'going', fraction: 0.4, doing: 'measuring', isStopping: true }, 'Stopping…'],
  [{ kind: 'judged', code: '', judgement: JUDGEMENT }, 'Measured.'],
  [{ kind: 'failed', code: '', message: 'It never ends.', fault: null }, 'Not measured. It never ends.'],
  [{ kind: 'stopped' }, 'Stopped: nothing was found.'],
])('What goes on is said: %j', (judging, sentence) => expect(judgingSentence(judging)).toBe(sentence))

it('What was measured answers what nobody has said, and nothing else', () => {
  expect(knownQuestion(FIRST_QUESTION, JUDGEMENT).takesMs).toBe(3.1)
  expect(knownQuestion({ ...FIRST_QUESTION, takesMs: 5 }, JUDGEMENT).takesMs).toBe(5)
  expect(knownQuestion(FIRST_QUESTION, null).takesMs).toBeNull()
  expect(knownQuestion(FIRST_QUESTION, { ...JUDGEMENT, ways: [wayOf({ callUs: null })] }).takesMs).toBeNull()
})
