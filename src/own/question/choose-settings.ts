import type { OwnQuestion } from '../../domain/own/own-question'
import type { Settings } from '../../domain/settings/settings'
import { formatShare } from '../../domain/text'

/** What was chosen for a question, and why, in one line. */
export interface ChosenSettings {
  readonly settings: Partial<Settings>
  readonly sentence: string
}

/** A worker that is busy for more of its time lets calls that come at random wait for longer than they take. */
const MOST_USE = 0.7
/** Calls shorter than this are worth less than the message that carries them, ms. */
const SHORT_MS = 0.2
/** Arguments from here on make a message that is worth its cost by itself, kB. */
const LARGE_KB = 64
/** What a service time may be, as the setting has it, µs. */
const SERVICE_US = { min: 0.4, max: 1_000_000 }

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
/** 0.6 of a worker is easier to see as 60 % of one. */
const share = (busy: number) =>
  busy < 1 ? `${formatShare(busy)} of a worker` : counted(Number(rounded(busy)), 'worker')
const rounded = (value: number): string => String(Number(value.toPrecision(2)))

const batchOf = ({ takesMs, argumentsKb }: OwnQuestion): Settings['batch'] => {
  const isShort = takesMs !== null && takesMs < SHORT_MS
  return isShort && (argumentsKb ?? 0) < LARGE_KB ? 'auto' : 1
}

/** What a kernel must be to stand in for it. */
const likenessOf = ({ takesMs, argumentsKb }: OwnQuestion): Partial<Settings> => ({
  ...(argumentsKb !== null && { payloadKb: argumentsKb }),
  ...(takesMs !== null && {
    serviceUs: Math.min(SERVICE_US.max, Math.max(SERVICE_US.min, Math.round(takesMs * 1e4) / 10)),
  }),
})

const messages = (batch: Settings['batch']) =>
  batch === 'auto' ? 'calls this short share messages' : 'one call a message'

const copying = ({ argumentsKb, demand }: OwnQuestion): string => {
  if (argumentsKb === null || argumentsKb === 0) return ''
  if (demand.kind === 'burst') return `; ${rounded((argumentsKb * demand.calls) / 1000)} MB to copy at once`
  return `; ${rounded((argumentsKb * demand.callsPerSecond) / 1000)} MB a second to copy`
}

const forRate = (question: OwnQuestion, callsPerSecond: number, most: number): ChosenSettings => {
  const { takesMs } = question
  const batch = batchOf(question)
  const busy = takesMs === null ? null : (takesMs * callsPerSecond) / 1000
  const workers = busy === null ? Math.min(2, most) : Math.min(most, Math.max(1, Math.ceil(busy / MOST_USE)))
  const rest = `calls arrive at random at ${rounded(callsPerSecond)} a second, ${messages(batch)}${copying(question)}`
  const why = () => {
    if (busy === null)
      return `How long a call takes is measured first; until then ${counted(workers, 'worker')}`
    const load = `${rounded(takesMs ?? 0)} ms × ${rounded(callsPerSecond)} a second keep ${share(busy)} busy`
    if (busy > most) return `${load}, and this machine has ${most} to spare: calls will queue`
    return `${load}: ${counted(workers, 'worker')}, at most ${formatShare(MOST_USE)} busy`
  }
  return {
    settings: {
      mode: 'open',
      arrivals: 'poisson',
      demand: 1,
      ratePerSecond: callsPerSecond,
      workers,
      batch,
      ...likenessOf(question),
    },
    sentence: `${why()}; ${rest}.`,
  }
}

const forBurst = (question: OwnQuestion, calls: number, most: number): ChosenSettings => {
  const batch = batchOf(question)
  const workers = Math.min(calls, most)
  const each = Math.ceil(calls / workers)
  const takes = question.takesMs === null ? '' : `, ${rounded(each * question.takesMs)} ms of work`
  return {
    settings: { mode: 'burst', demand: 1, callsPerCaller: calls, workers, batch, ...likenessOf(question) },
    sentence: `${counted(calls, 'call')} at once: ${counted(workers, 'worker')}, up to ${counted(each, 'call')} each${takes}; ${messages(batch)}${copying(question)}.`,
  }
}

/**
 * The settings under which a function is measured, and run in the lab.
 * @param cores of the machine; one is left to the page. null where the browser does not say
 */
export const chooseSettings = (question: OwnQuestion, cores: number | null): ChosenSettings => {
  const most = Math.max(1, (cores ?? 4) - 1)
  const { demand } = question
  return demand.kind === 'rate'
    ? forRate(question, demand.callsPerSecond, most)
    : forBurst(question, demand.calls, most)
}
