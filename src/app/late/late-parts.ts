import { LATE_SETTINGS_HELP } from '../controls/fields/setting-help'
import { LATE_TERMS } from '../help/tips/late-terms'
import { LATE_RULES } from '../words/late-rules'

/**
 * Every part of the page that comes when it is needed, by its name. When the page has nothing to do they are fetched
 * ahead, one after another: from then on going offline, or a new deployment, costs nothing.
 */
export const LATE_PARTS = {
  runRules: LATE_RULES.fetch,
  settingsHelp: LATE_SETTINGS_HELP.fetch,
  terms: LATE_TERMS.fetch,
  panels: async () => (await import('../panels/panels')).Panels,
  planEditor: async () => (await import('../controls/plan/plan-editor')).PlanEditor,
  help: async () => (await import('../help/shortcuts/help-dialog')).HelpDialog,
  systems: async () => (await import('../panels/results/systems/systems')).SystemFigures,
  tour: async () => (await import('../help/tour/tour')).Tour,
  own: async () => (await import('../panels/own/own-panel')).OwnPanel,
  claims: async () => (await import('../panels/claims/claims-panel')).ClaimsPanel,
  theory: async () => (await import('../panels/theory/theory-panel')).TheoryPanel,
  sweep: async () => (await import('../panels/sweep/sweep-panel')).SweepPanel,
  instrument: async () => (await import('../panels/instrument/instrument-panel')).InstrumentPanel,
  heat: async () => (await import('../../charts/heat/heat-panel')).HeatPanel,
  workers: async () => (await import('../../charts/workers/workers-panel')).WorkersPanel,
  spectrum: async () => (await import('../../charts/spectrum/spectrum-panel')).SpectrumPanel,
  chartTable: () => import('../../charts/line/table/chart-table'),
  claimLines: async () => (await import('../../claims/report/report-lines')).reportLines,
} as const

/** One after another, so that they are in nobody's way. What cannot be fetched now is asked for again when needed. */
export const fetchAhead = async (parts: readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const load of parts) await load().catch(() => undefined)
}
