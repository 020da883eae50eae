import { startAskedServer } from '../support/asked-server'
import { frameAttack } from '../support/attacks'
import { expect, test } from '../support/lab-page'

/**
 * Holds its thread for 80 ms by the clock, whatever the machine. On the page it first tries to get out of its frame, and
 * throws what it reached.
 */
const heavy = (address: string) => `${frameAttack(address)}
export default () => {
  if (reached.length > 0) throw new Error('reached ' + reached.join())
  const end = performance.now() + 80
  let sum = 0
  while (performance.now() < end) sum += 1
  return sum > 0
}
`

test('What holds the page for 80 ms a call costs frames directly and in slices, hardly any through a pool, and reaches nothing from its frame.', async ({
  lab,
  complaints,
}) => {
  const server = await startAskedServer()
  await lab.open()
  const { verdict, sentence, ways } = await lab.page.evaluate(
    (code) => window.poolscope.judge({ code, callsPerSecond: 5 }),
    heavy(server.address),
  )
  expect(ways.map(({ way }) => way).slice(0, 3)).toEqual(['direct', 'sliced', 'pool'])
  const [direct, sliced, pool] = ways
  if (!direct || !sliced || !pool) throw new Error('A way is missing.')
  for (const way of ways) expect(way, sentence).toMatchObject({ failed: 0, fault: null, unknown: null })
  for (const onPage of [direct, sliced]) {
    expect(onPage.longestBlockMs).toBeGreaterThan(79)
    expect(onPage.framesLost).toBeGreaterThan(pool.framesLost)
    expect(onPage.blockedMsPerSecond).toBeGreaterThan(5 * pool.blockedMsPerSecond)
  }
  expect(pool.callUs?.high).toBeGreaterThan(80_000)
  expect(verdict, sentence).not.toBe('keep')
  expect(server.asked).toEqual([])
  server.close()
  // The browser may say of a way out that it is closed.
  complaints.length = 0
})

test('A function that ends in workers and never on the page ends in a sentence; the page and the lab go on.', async ({
  lab,
}) => {
  await lab.open()
  const code = `export default () => { if (typeof document !== 'undefined') for (;;); return 1 }`
  const judging = lab.page.evaluate(
    (asked) => window.poolscope.judge({ code: asked, callsPerSecond: 50, settings: { timeoutMs: 500 } }),
    code,
  )
  const { verdict, sentence } = await judging
  expect(verdict).toBe('cannot-tell')
  expect(sentence).toContain('directly, though not when it was tried, a call did not end')
  await expect(lab.page.locator('iframe')).toHaveCount(0)
  const completed = await lab.page.evaluate(
    async () =>
      (await window.poolscope.run({ workload: 'kernel', rounds: 1, callsPerCaller: 100 })).counts.completed,
  )
  expect(completed).toBeGreaterThan(0)

  const calledOff = await lab.page.evaluate(async (asked) => {
    const controller = new AbortController()
    const { judge } = window.poolscope
    const onProgress = (_: number, doing: string) => {
      if (doing.startsWith('trying')) controller.abort()
    }
    return judge({ code: asked }, { signal: controller.signal, onProgress }).catch(({ name }: Error) => name)
  }, code)
  expect(calledOff).toBe('AbortError')
  await expect(lab.page.locator('iframe')).toHaveCount(0)
})
