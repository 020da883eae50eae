import type { Report } from '../../../src/domain/report'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Snapshot } from '../../../src/domain/snapshot'
import type { Engine } from './engine'

/** Longest wait for what the page is to show, or for the end of a run, ms. */
const PATIENCE_MS = 60_000
/** Longest until a key or a click shows that it was heard, ms, and how often one is pressed at the most. */
const PRESS_PATIENCE_MS = 5000
const MOST_PRESSES = 5

type Query = Readonly<Record<string, string | number>>

/** The page of Poolscope in any engine: by role and name, and by its own signal, the snapshot. */
export class EnginePage {
  readonly engine: Engine
  readonly #address: string
  /** Whether it was opened with no settings, and may have been run by script since. */
  #isPlain = false

  constructor(engine: Engine, address: string) {
    this.engine = engine
    this.#address = address
  }

  /** Has the page open for runs by script; one that another test left so will do. */
  async openPlain(): Promise<void> {
    if (this.#isPlain) return this.call(() => window.poolscope.stop())
    await this.open()
    this.#isPlain = true
  }

  /** Opens the page with settings in the address, and waits until scripts can run it. */
  async open(query: Query = { seed: 1 }): Promise<void> {
    this.#isPlain = false
    const parameters = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
    await this.engine.goto(`${this.#address}?${parameters}`)
    await this.waitFor(() => window.poolscope !== undefined)
  }

  /** Calls a function in the page, which must not refer to anything outside itself but what it is given. */
  async call<T, G = null>(run: (given: G) => T | Promise<T>, given: G | null = null): Promise<T> {
    const expression = `Promise.resolve((${run})(${JSON.stringify(given)})).then((value) => JSON.stringify(value ?? null))`
    return JSON.parse(await this.engine.evaluate(expression)) as T
  }

  /** Waits until something holds in the page. @throws {Error} when it does not in time */
  async waitFor<G>(condition: (given: G) => boolean, given: G | null = null): Promise<void> {
    if (await this.#comesTrue(condition, given, PATIENCE_MS)) return
    const phase = await this.call(() => window.poolscope?.snapshot()?.phase ?? null)
    throw new Error(`Not so in time: ${condition} at ${JSON.stringify(phase)}`)
  }

  /** Whether something holds in the page within so long. */
  async #comesTrue<G>(
    condition: (given: G) => boolean,
    given: G | null,
    patienceMs: number,
  ): Promise<boolean> {
    const expression = `new Promise((resolve) => {
      const last = performance.now() + ${patienceMs}
      const look = () => {
        if ((${condition})(${JSON.stringify(given)})) resolve('true')
        else if (performance.now() > last) resolve('false')
        else setTimeout(look, 20)
      }
      look()
    })`
    return (await this.engine.evaluate(expression)) === 'true'
  }

  /**
   * Runs to its end.
   * @throws {Error} when it is refused, fails, or has not ended in a minute
   */
  runToEnd(settings: Partial<Settings>): Promise<Report> {
    return this.call(
      ({ wanted, patienceMs }: { readonly wanted: Partial<Settings>; readonly patienceMs: number }) =>
        new Promise<Report>((resolve, reject) => {
          const giveUp = () => {
            const phase = JSON.stringify(window.poolscope.snapshot()?.phase)
            reject(new Error(`This run did not end: ${JSON.stringify(wanted)}, ${phase}`))
          }
          const timer = setTimeout(giveUp, patienceMs)
          window.poolscope
            .run(wanted)
            .then(resolve, reject)
            .finally(() => clearTimeout(timer))
        }),
      { wanted: settings, patienceMs: PATIENCE_MS },
    )
  }

  snapshot(): Promise<Snapshot | null> {
    return this.call<Snapshot | null>(() => window.poolscope.snapshot())
  }

  /**
   * Presses a button as people do. What grows above it may move it away from under the pointer: then it has heard no
   * click, and is pressed where it is now.
   */
  async press(name: string): Promise<void> {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await this.waitFor(
        (wanted: string) =>
          [...document.querySelectorAll('button')].some(
            (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === wanted,
          ),
        name,
      )
      const { x, y } = await this.#listenToButton(name)
      await this.engine.clickAt(x, y)
      const isHeard = () => (window as { heardClick?: boolean }).heardClick === true
      if (await this.#comesTrue(isHeard, null, PRESS_PATIENCE_MS)) return
    }
    throw new Error(`The button ${name} heard none of ${MOST_PRESSES} clicks.`)
  }

  /** Notes on the window when the button is clicked. @returns its middle, in the viewport */
  #listenToButton(name: string): Promise<{ readonly x: number; readonly y: number }> {
    return this.call((wanted: string) => {
      const button = [...document.querySelectorAll('button')].find(
        (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === wanted,
      )
      if (!button) throw new Error(`There is no button ${wanted}.`)
      const holder = window as { heardClick?: boolean }
      holder.heardClick = false
      const hear = () => {
        holder.heardClick = true
      }
      button.addEventListener('click', hear, { once: true })
      button.scrollIntoView({ block: 'center' })
      const box = button.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }, name)
  }

  /**
   * Moves a slider a step to the right by its key. A browser that has just started may not have its window in front
   * yet: then no page hears the key, and it is pressed again.
   */
  async raise(name: string): Promise<void> {
    const before = await this.#focusSlider(name)
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await this.engine.press('ArrowRight')
      const isRaised = await this.#comesTrue(
        (from: string) =>
          document.activeElement instanceof HTMLInputElement && document.activeElement.value !== from,
        before,
        PRESS_PATIENCE_MS,
      )
      if (isRaised) return
      await this.#focusSlider(name)
    }
    throw new Error(`The slider ${name} heard none of ${MOST_PRESSES} keys.`)
  }

  /** @returns its value */
  #focusSlider(name: string): Promise<string> {
    return this.call((wanted: string) => {
      const nameOf = (input: HTMLInputElement) =>
        (input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '').trim()
      const slider = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')].find(
        (each) => nameOf(each) === wanted,
      )
      if (!slider) throw new Error(`There is no slider ${wanted}.`)
      slider.focus()
      return slider.value
    }, name)
  }
}
