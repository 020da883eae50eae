import { foundText } from '../../../claims/judging/wording'
import { endingWords } from '../../../claims/report/report-lines'
import {
  type ExperimentOutcome,
  type FoundFigure,
  VERDICT_WORDS,
  type Verdict,
} from '../../../domain/experiments/experiment'

/** A shape for each, so that no verdict is told by colour alone. */
const MARKS: Readonly<Record<Verdict, string>> = { holds: '✓', fails: '✕', unknown: '?' }

const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => (
  <b className={`verdict verdict-${verdict}`}>
    <span aria-hidden="true">{MARKS[verdict]}</span> {VERDICT_WORDS[verdict]}
  </b>
)

const Figures = ({ figures }: { readonly figures: readonly FoundFigure[] }) => (
  <dl className="found-figures">
    {figures.map((figure) => (
      <div key={figure.id}>
        <dt>{figure.label}</dt>
        <dd>{foundText(figure)}</dd>
      </div>
    ))}
  </dl>
)

interface Props {
  readonly outcome: ExperimentOutcome | null
  /** Whether its figures stand here, or in a table of their own. */
  readonly hasFigures?: boolean
}

/** How an experiment ended: the verdict, the sentence, the figures with their 95 % intervals. */
export const OutcomeView = ({ outcome, hasFigures = true }: Props) => (
  // Spoken when it comes, which may be half a minute after the button was pressed.
  <div className="outcome" aria-live="polite">
    {outcome?.kind === 'found' && (
      <>
        <p>
          {outcome.finding.verdict && <VerdictMark verdict={outcome.finding.verdict} />}{' '}
          {outcome.finding.sentence}
        </p>
        {hasFigures && outcome.finding.figures.length > 0 && <Figures figures={outcome.finding.figures} />}
      </>
    )}
    {outcome && outcome.kind !== 'found' && (
      <p>
        <VerdictMark verdict="unknown" /> {endingWords(outcome)}
      </p>
    )}
  </div>
)
