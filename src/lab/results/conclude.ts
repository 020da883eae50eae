import type { FiguresReport, Report } from '../../domain/report'
import type { Sentence } from '../../domain/wording/sentence'

type Speaker = (report: FiguresReport) => Sentence

/** No run waits for its words any longer, ms: its figures are all there. */
const PATIENCE_MS = 5000

/** Where the rules cannot be had: offline, or after a new deployment. */
const WITHOUT_RULES: Sentence = {
  topic: 'no-rules',
  happening: 'The run has ended. What it shows could not be put in words: a part of the page did not load.',
  advice: null,
  tries: [],
}

export const fetchSpeaker = async (): Promise<Speaker> => (await import('./conclusion')).conclusionOf

/** @returns what `coming` resolves to @throws when it does not come within `ms` */
const within = async <T>(ms: number, coming: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The rules did not come within ${ms} ms.`)), ms)
  })
  return Promise.race([coming, tooLate]).finally(() => clearTimeout(timer))
}

/**
 * The report with what it shows in words. Only the page says them: the lab's thread would have to load the rules as well,
 * before a first run that needs none.
 */
export const conclude = async (
  report: FiguresReport,
  { fetch = fetchSpeaker, patienceMs = PATIENCE_MS } = {},
): Promise<Report> => {
  const speaker = await within(patienceMs, fetch()).catch(() => null)
  return { ...report, conclusion: speaker ? speaker(report) : WITHOUT_RULES }
}
