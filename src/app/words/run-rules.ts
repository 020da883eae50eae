import type { Report } from '../../domain/report'
import type { Snapshot } from '../../domain/snapshot'
import type { Sentence } from '../../domain/wording/sentence'
import { factsOfReport } from '../../words/facts/of-report'
import { factsOfSnapshot } from '../../words/facts/of-snapshot'
import { speak } from '../../words/speak'

/** What is said of a run by the rules, while it goes on and when it is over. */
export interface RunRules {
  readonly live: (snapshot: Snapshot) => Sentence
  readonly over: (report: Report) => Sentence
}

export const RUN_RULES: RunRules = {
  live: (snapshot) => speak(factsOfSnapshot(snapshot)),
  over: (report) => speak(factsOfReport(report)),
}
