import type { Sentence } from '../domain/wording/sentence'
import type { Facts } from './facts/facts'
import { ended } from './phrases'
import { applies, PLACES, type Saying, type SentencePlace } from './rule'
import { RULES } from './rules'

interface Said extends Saying {
  readonly id: string
  readonly place: SentencePlace
}

const sayAt = (facts: Facts, place: SentencePlace): Said | null => {
  for (const rule of RULES) {
    if (rule.place !== place || !applies(rule, facts)) continue
    const saying = rule.say(facts)
    if (saying) return { ...saying, text: ended(saying.text), id: rule.id, place }
  }
  return null
}

const joined = (said: readonly Said[]): string | null =>
  said.length === 0 ? null : said.map(({ text }) => text).join(' ')

/** What is said of a run, by the rules. */
export const speak = (facts: Facts): Sentence => {
  const said = PLACES.map((place) => sayAt(facts, place)).filter((one) => one !== null)
  const isAdvice = ({ place }: Said) => place === 'advice' || place === 'note'
  const advice = said.filter(isAdvice)
  const [state] = said
  return {
    topic: [state, advice.find(({ place }) => place === 'advice')]
      .filter((one) => one !== undefined)
      .map(({ id }) => id)
      .join(' '),
    happening: joined(said.filter((one) => !isAdvice(one))) ?? '',
    advice: joined(advice),
    tries: advice.flatMap(({ tries = [] }) => tries),
  }
}
