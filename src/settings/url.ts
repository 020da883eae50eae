import { isTourStep, TOUR_LENGTH } from '../domain/experiments/tour'
import { DEFAULTS, isSettingKey, SETTING_KEYS, type Settings, settingRow } from '../domain/settings/settings'
import { isLinkMark } from './link-marks'
import { acceptSettings, type SettingProblem } from './validate'

const AUTOSTART = 'autostart'
const TOUR = 'tour'

export interface FromUrl {
  readonly settings: Settings
  readonly problems: readonly SettingProblem[]
  readonly autostart: boolean
  /** The step of the tour that the address opens, from 1; null when it opens none. */
  readonly tour: number | null
  /** Whether the address names any setting at all. */
  readonly isExplicit: boolean
}

const parameterValue = (key: string, text: string): unknown => {
  if (!isSettingKey(key) || settingRow(key).kind !== 'number') return text
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
}

/** `?tour=` opens the tour at its first step. */
const tourFrom = (text: string | null): Pick<FromUrl, 'tour' | 'problems'> => {
  if (text === null) return { tour: null, problems: [] }
  const step = text === '' ? 1 : Number(text)
  if (isTourStep(step)) return { tour: step, problems: [] }
  const message = `${TOUR} must be a step from 1 to ${TOUR_LENGTH}, not "${text}"`
  return { tour: null, problems: [{ setting: TOUR, message }] }
}

/** Reads settings from a query string; what is unknown or invalid is named and replaced by its default. */
export const settingsFromUrl = (query: string): FromUrl => {
  const parameters = new URLSearchParams(query)
  const autostart = parameters.get(AUTOSTART)
  const { tour, problems: tourProblems } = tourFrom(parameters.get(TOUR))
  parameters.delete(AUTOSTART)
  parameters.delete(TOUR)
  const patch = Object.fromEntries(
    [...parameters]
      .filter(([key]) => !isLinkMark(key))
      .map(([key, text]) => [key, parameterValue(key, text)]),
  )
  const { settings, problems } = acceptSettings(patch)
  const switchProblem: SettingProblem[] =
    autostart === null || autostart === '0' || autostart === '1'
      ? []
      : [{ setting: AUTOSTART, message: `${AUTOSTART} must be 0 or 1, not "${autostart}"` }]
  return {
    settings,
    problems: [...problems, ...switchProblem, ...tourProblems],
    autostart: autostart === '1',
    tour,
    isExplicit: Object.keys(patch).some(isSettingKey),
  }
}

/**
 * The query string that brings these settings back; settings at their default are left out.
 * @param tour the step of the tour that it opens; null for none
 */
export const settingsToUrl = (settings: Settings, tour: number | null = null): string => {
  const parameters = new URLSearchParams()
  if (tour !== null) parameters.set(TOUR, String(tour))
  for (const key of SETTING_KEYS) {
    if (settings[key] !== DEFAULTS[key]) parameters.set(key, String(settings[key]))
  }
  // Commas are as good as their code, and can be read.
  const query = parameters.toString().replaceAll('%2C', ',')
  return query === '' ? '' : `?${query}`
}
