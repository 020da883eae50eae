import './words.css'
import { Fragment } from 'react'
import { useLive } from '../../charts/live/live-source'
import { glued } from '../look/glued'
import { usePage } from '../page-context'
import { useWords } from './use-words'

/** What is happening and what to try. Spoken with the run's status, at its pace. */
export const RunWords = () => {
  const { live } = usePage()
  const { happening, advice, topic } = useWords(useLive(live))
  return (
    <p
      className={['run-words', ...topic.split(' ').map((part) => `run-words-${part}`)].join(' ')}
      data-words={topic}
    >
      {/* New words are new elements: where the old ones stood is left, not moved from. */}
      <Fragment key={`${happening} ${advice}`}>
        {glued(happening)} {advice !== null && <span className="run-words-advice">{glued(advice)}</span>}
      </Fragment>
    </p>
  )
}
