import { describe, expect, it } from 'vitest'
import { checkOf } from '../../testing/test-check'
import { doubtedWords, noChecksWords, passingWords, spokenWords, standingWords } from './check-words'

const OK = checkOf()
const WARN = checkOf({ id: 'timeouts', title: 'No call timed out', state: 'warn', value: 12 })
const FAIL = checkOf({ state: 'fail', value: 3 })

it('Checks that pass are counted, and only so far while a run goes on.', () => {
  expect(passingWords([OK, OK, FAIL], true)).toBe('2 checks pass')
  expect(passingWords([OK, WARN], true)).toBe('1 check passes')
  expect(passingWords([OK, OK], false)).toBe('2 checks pass so far')
})

describe('Checks that do not pass', () => {
  it.each([
    [[OK, OK], null],
    [[OK, WARN], '1 check warns'],
    [[FAIL, FAIL, OK], '2 checks fail'],
    [[WARN, FAIL, WARN], '1 check fails, 2 warn'],
    [[FAIL, WARN], '1 check fails, 1 warns'],
  ])('are counted by what they do, failures first.', (checks, words) =>
    expect(standingWords(checks)).toBe(words),
  )

  it('are spoken of by name and without numbers: what is heard changes only when a state does.', () => {
    expect(spokenWords([OK])).toBe('')
    expect(spokenWords([WARN, FAIL])).toBe('1 check fails, 1 warns: Replies are right; No call timed out.')
    expect(spokenWords([{ ...WARN, value: 13 }])).toBe(spokenWords([WARN]))
  })

  it('name what they cast doubt on, if anything.', () => {
    expect(doubtedWords({ ...FAIL, touches: ['call', 'stages'] })).toBe(
      'In doubt: call latency, stages in the report.',
    )
    expect(doubtedWords({ ...FAIL, touches: [] })).toBeNull()
    expect(doubtedWords(OK)).toBeNull()
  })
})

it('Where there is nothing to check, the words say whether there will be.', () => {
  expect(noChecksWords({ kind: 'idle' })).toMatch(/yet/)
  expect(noChecksWords({ kind: 'calibrating', fraction: 0.4 })).toMatch(/begin with the first call/)
  expect(noChecksWords({ kind: 'failed', message: 'no workers' })).toMatch(/ended before a call/)
})
