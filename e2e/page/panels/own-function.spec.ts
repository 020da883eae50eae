import { startAskedServer } from '../../support/asked-server'
import { attackModule } from '../../support/attacks'
import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'

test.use({ staysLoaded: true })

const SHORT = {
  workload: 'own',
  workers: 2,
  demand: 2,
  callsPerCaller: 20,
  rounds: 1,
  timeoutMs: 400,
} as const

/** What became of a run of an own function. */
const outcomeOf = (lab: LabPage, code: string, settings: object = {}) =>
  lab.page.evaluate(
    async ([wanted, text]) => {
      try {
        const { counts, baseline } = await window.poolscope.run(wanted, { code: text })
        const { failure } = window.poolscope.snapshot() ?? { failure: null }
        return { counts, syncUs: baseline.syncUs, failure, fault: null, message: '' }
      } catch (error) {
        const phase = window.poolscope.snapshot()?.phase
        const fault = phase?.kind === 'failed' ? (phase.fault ?? null) : null
        return { counts: null, syncUs: 0, failure: null, fault, message: (error as Error).message }
      }
    },
    [{ ...SHORT, ...settings }, code] as const,
  )

/**
 * What is wrong, by the kind of fault that is named; what reading the code finds is in `src/own/module/prepare.test.ts`,
 * and each step that never ends, as a module that never loads, in `src/lab/run/behaviour/run-own.test.ts`: they are
 * waited for for five seconds.
 */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  syntax: ['export default () => {\n  const a = = 1\n}', 'let a\nlet a\nexport default () => a'],
  // Its thread is held as by a loop without an end, but nothing is computed; such a loop is what Stop ends below.
  'never-settles': ['export default () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'],
  clone: ['export const args = () => [() => 1]\nexport default () => 1', 'export default () => () => 1'],
  memory: [
    'export default () => new Uint8Array(10 * 2 ** 30).length',
    'export default () => { const kept = []; for (;;) kept.push(new Float64Array(1e7)) }',
  ],
  setup: ['export const setup = () => { throw new Error("no") }\nexport default () => 1'],
  args: ['export const args = () => 7\nexport default () => 1'],
  transfer: ['export const args = () => [1]\nexport const transfer = () => [{}]\nexport default () => 1'],
  check: ['export const check = () => false\nexport default () => 1'],
  throws: [
    'export default () => { throw new TypeError("never") }',
    'Promise.prototype.then = () => 7\nexport default () => 1',
    'Object.defineProperty(Object.prototype, "then", { value: (settle) => settle(7) })\nexport default () => 1',
    'export default () => { Array.prototype.push = () => 7; return 1 }',
  ],
}

/** Code that breaks what serves its own worker. */
const POLLUTIONS: Readonly<Record<string, string>> = {
  'methods of lists':
    'for (const name of ["push", "pop", "slice", "shift", "map"]) Array.prototype[name] = () => { throw new Error("mine") }',
  'methods of maps and promises':
    'Map.prototype.get = () => 7; Map.prototype.set = () => 7; Promise.prototype.then = () => 7',
  'what every object has':
    'Object.defineProperty(Object.prototype, "then", { value: (settle) => settle(7) }); Object.prototype.transfer = 7',
  'iterators of lists': 'Array.prototype[Symbol.iterator] = function* () { yield 7 }',
  'its own results':
    'Object.defineProperty(Object.prototype, "toJSON", { value: 7 }); Symbol.prototype.toString = () => 7',
}

test('a function pasted runs in the pool, typed or not, with arguments handed over, and half of its calls may throw', async ({
  lab,
}) => {
  await lab.open()
  // Long enough to be timed at once: of one that takes next to nothing many thousand calls are.
  const typed = await outcomeOf(
    lab,
    `export const args = (i: number, random: () => number): [number[], ArrayBuffer] => [[...Array.from({ length: 3000 }, random), i], new ArrayBuffer(64)]
export const transfer = ([, buffer]: [number[], ArrayBuffer]): ArrayBuffer[] => [buffer]
export const check = ([size, ...sorted]: number[]) => size === 64 && sorted.length === 3001
export default (list: number[], buffer: ArrayBuffer): number[] => [buffer.byteLength, ...list.sort((a, b) => a - b)]`,
  )
  expect(typed).toMatchObject({ fault: null, message: '', counts: { completed: 40, failed: 0 } })
  expect(typed.syncUs).toBeGreaterThan(0)

  await test.step('what is wrong is named, and the lab is free for the next run', async () => {
    for (const [kind, codes] of Object.entries(FAULTS))
      for (const code of codes) {
        const { fault, message } = await outcomeOf(lab, code)
        expect(fault?.kind, `${code.slice(0, 80)}: ${message}`).toBe(kind)
        expect(message).toContain(fault?.message ?? 'a message')
      }
    const half = await outcomeOf(
      lab,
      'export const args = (i) => [i]\nexport default (i) => { if (i % 2) throw new Error("odd"); return i }',
    )
    expect(half).toMatchObject({ message: '', failure: 'odd', counts: { completed: 20, failed: 20 } })
  })

  await test.step('what only a secure context has is there for a verdict too', async () => {
    const message = await lab.page.evaluate(() =>
      window.poolscope
        .judge({ code: 'export default () => { throw new Error(typeof crypto.subtle) }', callsPerSecond: 9 })
        .then(
          () => 'none',
          (error: Error) => error.message,
        ),
    )
    expect(message).toContain('threw: object')
  })

  await test.step('Stop ends an endless loop at once', async () => {
    const stopped = lab.page.evaluate(async () => {
      const run = window.poolscope.run({ workload: 'own' }, { code: 'for (;;);\nexport default () => 1' })
      await window.poolscope.stop()
      return (await run).endedBy
    })
    expect(await stopped).toBe('stopped')
  })
})

test('hostile code reaches nothing outside its worker', async ({ lab, page, complaints }) => {
  const server = await startAskedServer()
  const code = attackModule(server.address)
  await lab.open()
  const attacked = await outcomeOf(lab, code, { timeoutMs: 5000, callsPerCaller: 2 })
  expect(attacked).toMatchObject({ fault: null, message: '', counts: { completed: 4, failed: 0 } })
  expect(server.asked).toEqual([])

  await test.step('what breaks its own worker breaks nothing else', async () => {
    // Each is found out by the lab that the ones before it were run in.
    for (const [what, pollution] of Object.entries(POLLUTIONS)) {
      const { fault, message } = await outcomeOf(lab, `export default () => { ${pollution}; return 1 }`)
      expect(fault?.kind, `${what}: ${message}`).toBe('throws')
      expect(message, what).toMatch(/^It changes /)
    }
    const next = await lab.runToEnd({ workers: 2, demand: 2, callsPerCaller: 20, rounds: 1, serviceUs: 10 })
    expect(next.counts.completed).toBe(40)
    expect(unaccountedIn(next)).toBe(0)
  })

  await test.step('the same code in a worker that is not locked reaches most of it', async () => {
    const open = await page.context().newPage()
    await open.goto('/pool/chaos/')
    const words = await open.evaluate(
      (text) =>
        new Promise<string>((resolve) => {
          const run =
            'try { await attack(); postMessage("none") } catch (error) { postMessage(error.message) }'
          const source = `${text.replace('export default async', 'const attack = async').replace('export const', 'const')}\n${run}`
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), {
            type: 'module',
          })
          worker.onmessage = ({ data }) => {
            if (typeof data === 'string') resolve(data)
          }
        }),
      // It would end before it could tell.
      code.replace('self.close(); return true', 'return self.close'),
    )
    await open.close()
    expect(words.split(', ').length).toBeGreaterThan(30)
    expect(server.asked).toContain('/fetch')
  })
  server.close()
  // Of the browser's, about what was refused.
  complaints.length = 0
  await page.evaluate(() => window.poolscope.stop())
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
      (
        await window.poolscope.run({
          workload: 'kernel',
          workers: 1,
          demand: 1,
          rounds: 1,
          callsPerCaller: 100,
        })
      ).counts.completed,
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
