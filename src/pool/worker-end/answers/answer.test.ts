import { describe, expect, it } from 'vitest'
import { thrownFailure } from '../../transports/thrown/failure.js'
import type { Reply } from '../../transports/wire/wire.js'
import { Answer, sendReply, withoutUnclonable } from './answer.js'
import { transfer } from './transfer.js'

const THROWN = thrownFailure('no')
const secret = () => 'a function cannot be cloned'

const replyOf = (): Reply => {
  const answer = new Answer()
  answer.add(4, 'four', null, 1, 2)
  answer.add(2, { secret }, null, 2, 3)
  answer.add(7, undefined, THROWN, 3, 4)
  answer.add(5, Symbol('five'), null, 4, 5)
  return answer.reply(9)
}

describe('an answer', () => {
  it('lists its calls flat, with failures by place', () => {
    const answer = new Answer()
    answer.add(3, 'three', null, 1, 2)
    answer.add(1, undefined, THROWN, 2, 3)
    expect(answer.size).toBe(2)
    expect(answer.reply(5)).toEqual([5, new Map([[1, THROWN]]), 3, 'three', 1, 2, 1, undefined, 2, 3])
  })

  it('collects what its results hand over', () => {
    const answer = new Answer()
    const [first, second] = [new Uint8Array(1), new Uint8Array(2)]
    answer.add(0, transfer(first, [first.buffer]), null, 0, 0)
    answer.add(1, new Uint8Array(3), null, 0, 0)
    answer.add(2, transfer({ second }, [second.buffer]), null, 0, 0)
    expect(answer.transferables).toEqual([first.buffer, second.buffer])
  })
})

describe('a reply that cannot be sent', () => {
  it('keeps what can be sent, and says of each other value that it cannot', () => {
    const reply = withoutUnclonable(replyOf())
    const [started, failures, ...entries] = reply
    expect([started, entries]).toEqual([
      9,
      ['4 four 1 2', '2 - 2 3', '7 - 3 4', '5 - 4 5'].flatMap(entriesOf),
    ])
    expect([...(failures ?? [])].map(([place, { kind }]) => [place, kind])).toEqual([
      [7, 'thrown'],
      [2, 'unclonable'],
      [5, 'unclonable'],
    ])
    expect(() => structuredClone(reply)).not.toThrow()
  })

  it('leaves the reply it was made from as it was', () => {
    const reply = replyOf()
    withoutUnclonable(reply)
    expect([reply[3], reply[1]?.size]).toEqual(['four', 1])
    expect(reply[7]).toEqual({ secret })
  })

  it('has no failures when every value can be sent', () =>
    expect(withoutUnclonable([1, null, 0, 'fine', 0, 0])).toEqual([1, null, 0, 'fine', 0, 0]))

  it('is sent a second time without what was at fault, and with nothing handed over', () => {
    const posted: unknown[] = []
    const buffer = new ArrayBuffer(1)
    const post = (message: unknown, transferables: Transferable[]) => {
      posted.push([(structuredClone(message) as unknown[]).at(-1), transferables])
    }
    sendReply(post, replyOf(), 12, [buffer])
    expect(posted).toEqual([[12, []]])
  })

  it('is sent without any value when what could be copied a moment ago no longer can', () => {
    let reads = 0
    // Refuses the first copy, lets the trial of each value through, and refuses the second.
    const fickle = {
      get value() {
        reads += 1
        if (reads % 2 === 1) throw new Error('not now')
        return 'now'
      },
    }
    const answer = new Answer()
    answer.add(0, fickle, null, 1, 2)
    answer.add(1, undefined, THROWN, 2, 3)
    answer.add(2, 'fine', null, 3, 4)
    const posted: unknown[] = []
    sendReply((message) => posted.push(structuredClone(message)), answer.reply(3), 12, [])
    const [[started, failures, ...entries]] = posted as [
      [number, Map<number, { kind: string }>, ...unknown[]],
    ]
    expect([started, ...entries]).toEqual([3, ...['0 - 1 2', '1 - 2 3', '2 - 3 4'].flatMap(entriesOf), 12])
    expect(failures).toEqual(
      new Map(
        (['unclonable', 'thrown', 'unclonable'] as const).map((kind, place) => [
          place,
          expect.objectContaining({ kind }),
        ]),
      ),
    )
  })
})

/** `place value start end`, with `-` for a value that is missing. */
const entriesOf = (text: string): unknown[] => {
  const [place, value, start, end] = text.split(' ')
  return [Number(place), value === '-' ? undefined : value, Number(start), Number(end)]
}
