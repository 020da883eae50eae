import { useEffect, useRef } from 'react'
import type { Judgement, WayFigures } from '../../../../domain/own/own'
import { glued } from '../../../look/glued'
import { WAY_COLUMNS, wayName, wayTrouble } from './way-words'

const TONES = { offload: 'holds', keep: 'holds', 'cannot-tell': 'unknown' } as const
const WORDS = { offload: 'Offload', keep: 'Keep', 'cannot-tell': 'Cannot be told' } as const

const Row = ({ way }: { readonly way: WayFigures }) => {
  const trouble = wayTrouble(way)
  return (
    <>
      <tr>
        <th scope="row">{wayName(way)}</th>
        {WAY_COLUMNS.map(({ id, words }) => {
          const { text, range } = words(way)
          return (
            <td key={id}>
              {text}
              {range !== null && <small>{range}</small>}
            </td>
          )
        })}
      </tr>
      {trouble !== null && (
        <tr className="own-trouble">
          <td colSpan={WAY_COLUMNS.length + 1}>{trouble}</td>
        </tr>
      )}
    </>
  )
}

const Ways = ({ ways }: Pick<Judgement, 'ways'>) => (
  // A table wider than a telephone must be reachable by keyboard.
  <section className="own-scroll" aria-label="Each way in numbers" tabIndex={0}>
    <table className="own-ways">
      <thead>
        <tr>
          <th scope="col">Way</th>
          {WAY_COLUMNS.map(({ id, head, meaning }) => (
            <th key={id} scope="col" title={meaning}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <Row key={`${way.way} ${way.workers}`} way={way} />
        ))}
      </tbody>
    </table>
  </section>
)

interface Props {
  readonly judgement: Judgement
  /** What was measured stands in the editor no more. */
  readonly isOfOther: boolean
}

export const VerdictView = ({ judgement, isOfOther }: Props) => {
  const place = useRef<HTMLElement>(null)
  // It was waited for: it is not to come below what is in sight.
  useEffect(() => {
    if (judgement) place.current?.scrollIntoView({ block: 'nearest' })
  }, [judgement])
  const { verdict, sentence, reasons, ways } = judgement
  return (
    <section ref={place} className="own-verdict" aria-label="Verdict">
      {isOfOther && <p className="own-note">Of the code before it was changed:</p>}
      <p className="own-sentence">
        <span className={`verdict verdict-${TONES[verdict]}`}>{WORDS[verdict]}</span> {glued(sentence)}
      </p>
      {reasons.length > 0 && (
        <ul className="own-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{glued(reason)}</li>
          ))}
        </ul>
      )}
      {ways.length > 0 && <Ways ways={ways} />}
    </section>
  )
}
