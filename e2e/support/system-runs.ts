import type { Report } from '../../src/domain/report'
import { expect, type LabPage, unaccountedIn } from './lab-page'

/** Ends the run that goes on. @returns its report */
export const stopped = async (lab: LabPage): Promise<Report> => {
  const report = await lab.stopRun()
  if (!report) throw new Error('no run was stopped')
  expect(unaccountedIn(report)).toBe(0)
  return report
}
