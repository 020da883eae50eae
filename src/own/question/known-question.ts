import type { Judgement } from '../../domain/own/own'
import type { OwnQuestion } from '../../domain/own/own-question'

/** The question with what measuring has shown: how long a call takes on the page, where nobody has said it. */
export const knownQuestion = (question: OwnQuestion, judgement: Judgement | null): OwnQuestion => {
  const direct = judgement?.ways.find(({ way }) => way === 'direct')?.callUs ?? null
  return question.takesMs !== null || direct === null
    ? question
    : { ...question, takesMs: direct.value / 1000 }
}
