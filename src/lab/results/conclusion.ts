import type { FiguresReport } from '../../domain/report'
import type { Sentence } from '../../domain/wording/sentence'
import { factsOfReport } from '../../words/facts/of-report'
import { speak } from '../../words/speak'

/** What the rules say of a run that has ended. */
export const conclusionOf = (report: FiguresReport): Sentence => speak(factsOfReport(report))
