import type { Report } from '../../src/domain/report'
import { expect, type LabPage, unaccountedIn } from './lab-page'

/** The page runs what is asked of it, as if nothing had been. */
export const expectUsable = async (lab: LabPage) => {
  const report = await lab.runToEnd({ callsPerCaller: 50, demand: 2, workers: 2, rounds: 1 })
  expect(report.counts.completed).toBe(100)
  expect(unaccountedIn(report)).toBe(0)
}

/** Ends the run that goes on. @returns its report */
export const stopped = async (lab: LabPage): Promise<Report> => {
  const report = await lab.stopRun()
  if (!report) throw new Error('no run was stopped')
  expect(unaccountedIn(report)).toBe(0)
  return report
}
