import { type ClaimsDocument, claimsDocument } from '../../../claims/report/report-lines'
import type { Outcomes } from '../../../domain/experiments/experiment'
import { namedCores } from '../../../surroundings/named-cores'
import { downloadJson } from '../results/report-file'

const machine = (): ClaimsDocument['machine'] => ({
  userAgent: navigator.userAgent,
  cores: namedCores(),
  isIsolated: crossOriginIsolated,
})

/** Everything the experiments found, as a file. */
export const downloadClaims = (outcomes: Outcomes, version: string): void =>
  downloadJson(
    `poolscope-claims-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`,
    claimsDocument(outcomes, { version, machine: machine() }),
  )
