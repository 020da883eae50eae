import {
  type Experiment,
  type ExperimentOutcome,
  type Finding,
  type Outcomes,
  type RunSummary,
  VERDICT_WORDS,
  type Verdict,
} from '../../domain/experiments/experiment'
import { several } from '../../domain/text'
import { CALLER_STYLES } from '../experiments/caller-styles'
import { CLAIMS } from '../table'
import { NUMBERS } from './numbers'

export const CLAIMS_SCHEMA = 'poolscope.claims/1'

/** What a report says of one experiment. */
export interface ReportLine {
  readonly id: string
  /** The claim's number; null for what is only compared or measured, and claims nothing. */
  readonly number: number | null
  readonly title: string
  readonly expects: string
  readonly verdict: Verdict | null
  readonly sentence: string
  readonly figures: Finding['figures']
  readonly runs: readonly RunSummary[]
  /** When it ended, ISO 8601. */
  readonly at: string
}

/** Why an experiment that did not come to its end says nothing. */
export const endingWords = (outcome: Exclude<ExperimentOutcome, { readonly kind: 'found' }>): string => {
  const { kind, runs, steps, reason } = outcome
  const done = `${runs.length} of ${several(steps, 'run')} ${runs.length === 1 ? 'was' : 'were'} done`
  return kind === 'interrupted'
    ? `Interrupted: ${reason}; ${done}.`
    : `A run could not be made: ${reason}. ${done}.`
}

const NONE: Finding['figures'] = []

export const reportLine = (
  experiment: Pick<Experiment, 'id' | 'title' | 'expects'> & { readonly number?: number },
  outcome: ExperimentOutcome,
): ReportLine => {
  const { id, number = null, title, expects } = experiment
  const finding =
    outcome.kind === 'found'
      ? outcome.finding
      : {
          verdict: number === null ? null : ('unknown' as const),
          sentence: endingWords(outcome),
          figures: NONE,
        }
  return { id, number, title, expects, ...finding, runs: outcome.runs, at: outcome.at }
}

/** One line for each claim that was tested, and for what was only compared or measured. */
export const reportLines = (outcomes: Outcomes): readonly ReportLine[] =>
  [...CLAIMS, CALLER_STYLES, NUMBERS].flatMap((experiment) => {
    const outcome = outcomes[experiment.id]
    return outcome ? [reportLine(experiment, outcome)] : []
  })

/** "Claim 2 holds here: … (8 runs, 2026-01-01 12:30 UTC)" */
export const lineText = ({ number, title, verdict, sentence, runs, at }: ReportLine): string => {
  const head =
    number === null || verdict === null ? title : `Claim ${number} ${VERDICT_WORDS[verdict]}. ${title}`
  const count = `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`
  return `${head}: ${sentence} (${count}, ${at.slice(0, 16).replace('T', ' ')} UTC)`
}

export interface ClaimsDocument {
  readonly schema: typeof CLAIMS_SCHEMA
  readonly version: string
  readonly machine: {
    readonly userAgent: string
    readonly cores: number | null
    readonly isIsolated: boolean
  }
  readonly lines: readonly ReportLine[]
}

export const claimsDocument = (
  outcomes: Outcomes,
  about: Pick<ClaimsDocument, 'version' | 'machine'>,
): ClaimsDocument => ({ schema: CLAIMS_SCHEMA, ...about, lines: reportLines(outcomes) })
