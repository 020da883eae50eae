import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRESETS } from '../domain/experiments/presets'
import { DEFAULTS } from '../domain/settings/settings'
import { anySettings } from './test-settings'
import { settingsFromUrl, settingsToUrl } from './url'
import { requireSettings } from './validate'

describe('an address', () => {
  it('brings back any settings that were written into it', () => {
    const comesBack = fc.property(anySettings, (settings) => {
      expect(settingsFromUrl(settingsToUrl(settings))).toMatchObject({ settings, problems: [] })
    })
    fc.assert(comesBack, { seed: 6, numRuns: 300 })
  })

  it.each(PRESETS)('brings back the preset $id', ({ settings }) => {
    const complete = requireSettings(settings)
    expect(settingsFromUrl(settingsToUrl(complete)).settings).toEqual(complete)
  })

  it('leaves out what is at its default, and is empty when all is', () => {
    expect(settingsToUrl(DEFAULTS)).toBe('')
    expect(settingsToUrl({ ...DEFAULTS, workers: 8, mode: 'open' })).toBe('?workers=8&mode=open')
  })

  it('has a word or a number where a setting may be either', () => {
    expect(settingsToUrl({ ...DEFAULTS, batch: 'auto', transport: 'shared' })).toBe(
      '?transport=shared&batch=auto',
    )
    expect(settingsToUrl({ ...DEFAULTS, batch: 16 })).toBe('?batch=16')
    expect(settingsFromUrl('?batch=auto').settings.batch).toBe('auto')
    expect(settingsFromUrl('?batch=16').settings.batch).toBe(16)
  })

  it('without settings gives the defaults, explains nothing and starts nothing', () =>
    expect(settingsFromUrl('')).toEqual({
      settings: DEFAULTS,
      problems: [],
      autostart: false,
      tour: null,
      isExplicit: false,
    }))

  it('may write a number in any way that a number can be written', () =>
    expect(settingsFromUrl('?workers=%208%20&ratePerSecond=1e3&serviceUs=.5').settings).toMatchObject({
      workers: 8,
      ratePerSecond: 1000,
      serviceUs: 0.5,
    }))

  it.each([
    ['workers=0', 'workers must be from 1 to 256, not 0'],
    ['workers=257', 'workers must be from 1 to 256, not 257'],
    ['workers=many', 'workers must be from 1 to 256, not "many"'],
    ['workers=', 'workers must be from 1 to 256, not ""'],
    ['workers=NaN', 'workers must be from 1 to 256, not "NaN"'],
    ['workers=Infinity', 'workers must be from 1 to 256, not Infinity'],
    ['demand=2.5', 'demand must be a whole number, not 2.5'],
    ['batch=0', 'batch must be auto or from 1 to 4,096, not 0'],
    ['batch=', 'batch must be auto or from 1 to 4,096, not ""'],
    ['batch=AUTO', 'batch must be auto or from 1 to 4,096, not "AUTO"'],
    ['mode=turbo', 'mode must be one of closed, burst, open, not "turbo"'],
    ['speed=9', 'speed is not a setting of Poolscope'],
    ['__proto__=1', '__proto__ is not a setting of Poolscope'],
  ])('with %s names the problem and uses the default', (parameter, message) => {
    const { settings, problems, isExplicit } = settingsFromUrl(`?${parameter}&rounds=3`)
    expect(settings).toEqual({ ...DEFAULTS, rounds: 3 })
    expect(problems.map((problem) => problem.message)).toEqual([message])
    expect(isExplicit).toBe(true)
    expect(settingsFromUrl(`?${parameter}`).isExplicit).toBe(!message.includes('is not a setting'))
  })

  it.each([
    'fbclid=IwAR0',
    'utm_source=mail&utm_medium=x',
    'gclid=1&_gl=1*2',
    'mc_eid=a',
    'msclkid=9',
    'ref=hn',
  ])('takes no notice of what was appended to the link: %s', (marks) => {
    expect(settingsFromUrl(`?${marks}`)).toMatchObject({
      settings: DEFAULTS,
      problems: [],
      isExplicit: false,
    })
    expect(settingsFromUrl(`?workers=8&${marks}`)).toMatchObject({ settings: { workers: 8 }, problems: [] })
  })

  it('opens the tour at the step it names, and brings that step back', () => {
    expect(settingsFromUrl('?tour=3')).toMatchObject({ tour: 3, problems: [], isExplicit: false })
    expect(settingsFromUrl('?tour=')).toMatchObject({ tour: 1, problems: [] })
    expect(settingsToUrl(DEFAULTS, 3)).toBe('?tour=3')
    expect(settingsFromUrl(settingsToUrl({ ...DEFAULTS, workers: 8 }, 8))).toMatchObject({
      tour: 8,
      settings: { workers: 8 },
    })
  })

  it.each(['0', '9', '99', '-1', '2.5', 'three', 'NaN', 'Infinity'])(
    'opens no tour with tour=%s, and says which steps there are',
    (text) =>
      expect(settingsFromUrl(`?tour=${text}`)).toMatchObject({
        tour: null,
        problems: [{ setting: 'tour', message: `tour must be a step from 1 to 8, not "${text}"` }],
      }),
  )

  it('starts a run when it says autostart=1, and names any other word', () => {
    expect(settingsFromUrl('?autostart=1')).toMatchObject({
      autostart: true,
      isExplicit: false,
      problems: [],
    })
    expect(settingsFromUrl('?autostart=0')).toMatchObject({ autostart: false, problems: [] })
    expect(settingsFromUrl('?autostart=yes')).toMatchObject({
      autostart: false,
      problems: [{ setting: 'autostart', message: 'autostart must be 0 or 1, not "yes"' }],
    })
  })
})
