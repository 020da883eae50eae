import { expect, it } from 'vitest'
import { micros, millis } from '../../domain/time'
import type { Spun } from '../../workloads/compute/spin'
import { type SpinnerWorker, spinnerOf } from './spinner'

/** A worker whose answers a test gives. */
class ToldWorker extends EventTarget implements SpinnerWorker {
  readonly asked: unknown[] = []
  postMessage(message: unknown): void {
    this.asked.push(message)
  }
  answer(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

const spun = (pieces: number): Spun => ({ from: 0, to: 16, pieces, quickestUs: micros(20), end: 0 })
const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

it('A spinner is asked once it is ready, and each answer is for its own question, though nobody waits any more.', async () => {
  const worker = new ToldWorker()
  const spinner = spinnerOf(worker)
  const [forsaken, wanted] = [spinner.spin(millis(16)), spinner.spin(millis(8))]
  await turn()
  expect(worker.asked).toEqual([])
  worker.answer('ready')
  await turn()
  expect(worker.asked).toEqual([16])
  worker.answer(spun(1))
  await turn()
  expect(worker.asked).toEqual([16, 8])
  worker.answer(spun(2))
  expect((await forsaken).pieces).toBe(1)
  expect((await wanted).pieces).toBe(2)
})

it('A spinner whose worker dies, before or after it is ready, answers nothing and hangs nothing.', async () => {
  const early = new ToldWorker()
  const unborn = spinnerOf(early)
  early.dispatchEvent(new Event('error', { cancelable: true }))
  await expect(unborn.ready).rejects.toThrow(/died/)
  const late = new ToldWorker()
  const spinner = spinnerOf(late)
  late.answer('ready')
  const spinning = spinner.spin(millis(16))
  late.dispatchEvent(new Event('error', { cancelable: true }))
  await expect(spinning).rejects.toThrow(/died/)
  await expect(spinner.spin(millis(16))).rejects.toThrow(/died/)
})
