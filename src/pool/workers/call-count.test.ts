import { describe, expect, it } from 'vitest'
import { createReadyPool } from '../testing/test-transport'
import { WorkerBooks } from './call-count'

describe('the books of a worker', () => {
  it('agree while it runs what it is sent and answers each call once', () => {
    const books = new WorkerBooks()
    books.sent(3)
    books.returned(1, 2)
    books.returned(2, 3)
    books.compare([])
    expect(books.atOdds).toBe(0)
  })

  it('agree when answers overtake one another', () => {
    const books = new WorkerBooks()
    books.sent(3)
    books.returned(1, 3)
    books.returned(1, 2)
    expect(books.atOdds).toBe(0)
  })

  it('agree when calls could not be sent, or their answers not be read', () => {
    const books = new WorkerBooks()
    books.sent(4)
    books.takenBack(1)
    books.unreadable(1)
    books.returned(2, 2)
    books.compare([])
    expect(books.atOdds).toBe(0)
  })

  it.each([
    ['an answer to a call that it never started', (books: WorkerBooks) => books.returned(2, 1), 1],
    ['calls that nobody sent', (books: WorkerBooks) => books.returned(1, 5), 2],
    ['an answer that was lost', (books: WorkerBooks) => books.compare([]), 3],
  ])('are at odds on %s', (_what, happens, odds) => {
    const books = new WorkerBooks()
    books.sent(3)
    happens(books)
    expect(books.atOdds).toBe(odds)
  })
})

describe('a pool', () => {
  it('is at odds with a worker that answers a call twice, and stays so when the worker is gone', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    submit(1)
    const [call] = worker(0).held
    worker(0).reply()
    expect(pool.stats().atOdds).toBe(0)
    submit(2)
    worker(0).reply('again', call)
    expect(pool.stats().atOdds).toBe(1)
    await pool.close({ force: true })
    expect(pool.stats().atOdds).toBe(1)
  })
})
