import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasOwnCode } from '../../domain/own/own-mark'
import { FIRST_QUESTION } from '../../domain/own/own-question'
import { DEFAULTS } from '../../domain/settings/settings'
import { type OwnLink, questionFrom, readOwnLink, writeOwnLink } from './own-link'
import { deflated, toBase64Url } from './packing'

const LINK: OwnLink = {
  code: 'export default (n) => n * 2 // “≤ 3 %”, 日本, 🙂\n',
  question: { takesMs: 3, demand: { kind: 'rate', callsPerSecond: 200 }, argumentsKb: 12 },
  settings: { ...DEFAULTS, workers: 2, mode: 'open' },
}

describe('a link', () => {
  it('brings back code in any script, what was asked, and the settings', async () => {
    const hash = await writeOwnLink(LINK)
    expect(hash).toMatch(/^#own=1\.[\w-]+$/)
    expect(await readOwnLink(hash)).toEqual({ kind: 'read', link: LINK, problems: [] })
  })

  it('brings back whatever text there is', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (code) => {
        const read = await readOwnLink(await writeOwnLink({ ...LINK, code }))
        expect(read.kind === 'read' && read.link.code).toBe(code)
      }),
      { numRuns: 50 },
    ))

  it('is a good deal shorter than the code', async () => {
    const code = 'export default (value) => value + value\n'.repeat(200)
    expect((await writeOwnLink({ ...LINK, code })).length).toBeLessThan(code.length / 10)
  })

  it('that was cut anywhere says so', async () => {
    const hash = await writeOwnLink(LINK)
    for (let length = '#own='.length; length < hash.length; length += 7)
      expect((await readOwnLink(hash.slice(0, length))).kind, String(length)).toBe('unreadable')
  })

  it('of which any letter was changed says so', async () => {
    const hash = await writeOwnLink(LINK)
    for (let at = '#own='.length; at < hash.length - 1; at += 5) {
      const other = hash[at] === 'A' ? 'B' : 'A'
      const read = await readOwnLink(hash.slice(0, at) + other + hash.slice(at + 1))
      expect(read.kind, String(at)).toBe('unreadable')
    }
  })

  it('with a sentence appended by a program for mail says so, and never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await readOwnLink(`#own=${text}`)).kind).toBe('unreadable')
        expect((await readOwnLink(`#own=1.${text}`)).kind).toBe('unreadable')
      }),
      { numRuns: 100 },
    ))

  it('that unpacks to more than code may have is refused before it is unpacked whole', async () => {
    const packed = await deflated(new Uint8Array(20_000_000))
    const read = await readOwnLink(`#own=1.${toBase64Url(new Uint8Array([0, 0, 0, 0, ...packed]))}`)
    expect(read).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('more than 210 kB') })
  })

  it('names settings it cannot use, and keeps the others', async () => {
    const settings = { ...LINK.settings, workers: 0 }
    const read = await readOwnLink(await writeOwnLink({ ...LINK, settings }))
    expect(read).toMatchObject({
      kind: 'read',
      link: { settings: { workers: DEFAULTS.workers, mode: 'open' } },
      problems: [{ setting: 'workers' }],
    })
  })
})

it.each(['', '#', '#own', '#queue'])('The address part "%s" is of no own code', async (hash) => {
  expect(hasOwnCode(hash)).toBe(false)
  expect(await readOwnLink(hash)).toEqual({ kind: 'none' })
})

it.each([null, 3, 'fast', [], {}, { takesMs: -1, demand: { kind: 'burst', calls: 0.5 }, argumentsKb: '9' }])(
  'What is no question (%j) is as if nothing had been asked',
  (value) => expect(questionFrom(value)).toEqual(FIRST_QUESTION),
)
