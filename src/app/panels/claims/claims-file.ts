import { type ClaimsDocument, claimsDocument } from '../../../claims/report/report-lines'
import type { Outcomes } from '../../../domain/experiments/experiment'
import { downloadJson } from '../results/report-file'

const machine = (): ClaimsDocument['machine'] => ({
  userAgent: navigator.userAgent,
  cores: navigator.hardwareConcurrency || null,
  isIsolated: crossOriginIsolated,
})

/** Everything the experiments found, as a file. */
export const downloadClaims = (outcomes: Outcomes, version: string): void =>
  downloadJson(
    `poolscope-claims-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`,
    claimsDocument(outcomes, { version, machine: machine() }),
  )
