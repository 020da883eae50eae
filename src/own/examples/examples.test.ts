import { afterEach, expect, it, vi } from 'vitest'
import { OWN_EXAMPLES } from './examples'

/** What a module of an own function may export. */
interface OwnModule {
  readonly default: (...args: readonly unknown[]) => unknown
  readonly args?: (i: number, random: () => number) => readonly unknown[]
  readonly transfer?: (args: readonly unknown[]) => readonly unknown[]
  readonly setup?: () => unknown
  readonly check?: (result: unknown, args: readonly unknown[]) => boolean
}

const MODULES = import.meta.glob<OwnModule>(['./modules/*.js', './modules/*.ts'])

/** What browsers have and Node has not. */
class ImageDataOfNode {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(width: number, height: number) {
    this.data = new Uint8ClampedArray(4 * width * height)
    this.width = width
    this.height = height
  }
}

const random = () => {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const moduleOf = async (id: string): Promise<OwnModule> => {
  const path = Object.keys(MODULES).find((each) => each.startsWith(`./modules/${id}.`))
  const load = MODULES[path ?? '']
  if (!load) throw new Error(`There is no module ${id}.`)
  return load()
}

/** Of long arguments the beginning, in which they differ: a million bytes take a second to compare. */
const beginning = (given: readonly unknown[] = []): string =>
  JSON.stringify(given, (_key, value: unknown) => {
    if (value instanceof Uint8Array || value instanceof Uint8ClampedArray || value instanceof Float64Array)
      return Array.from(value.subarray(0, 100))
    return value
  })

afterEach(() => void vi.unstubAllGlobals())

const THAT_END = OWN_EXAMPLES.filter(({ id }) => id !== 'never-ends')

it('There are ten ready-made functions, a row and a module each', () => {
  expect(OWN_EXAMPLES).toHaveLength(10)
  expect(Object.keys(MODULES)).toHaveLength(10)
  expect(new Set(OWN_EXAMPLES.map(({ id }) => id)).size).toBe(10)
})

it.each(THAT_END)(
  '$name: its result passes its own check, and what is no result of it does not',
  async ({ id }) => {
    vi.stubGlobal('ImageData', ImageDataOfNode)
    const { default: run, args, setup, check } = await moduleOf(id)
    if (!args || !check) throw new Error(`${id} has no args or no check.`)
    await setup?.()
    const next = random()
    for (const call of [0, 1, 2]) {
      const given = args(call, next)
      const result = await run(...structuredClone(given))
      expect(check(result, given)).toBe(true)
    }
    const given = args(3, next)
    const wrong = [
      [],
      '',
      -1,
      { data: [], width: 1, height: 1 },
      [{ name: '', distance: 1 }],
      Float64Array.of(2, 1),
    ]
    const accepted = wrong.filter((each) => {
      try {
        return check(each, given)
      } catch {
        return false
      }
    })
    expect(accepted.length).toBeLessThan(wrong.length)
  },
)

it.each(THAT_END)(
  '$name: each call has arguments of its own, the same ones for the same seed',
  async ({ id }) => {
    vi.stubGlobal('ImageData', ImageDataOfNode)
    const { args } = await moduleOf(id)
    const seeded = random()
    const first = beginning(args?.(0, seeded))
    expect(beginning(args?.(1, seeded))).not.toBe(first)
    expect(beginning(args?.(0, random()))).toBe(first)
  },
)

it.each(['sort', 'image-filter'])('%s hands over the memory of its arguments', async (id) => {
  vi.stubGlobal('ImageData', ImageDataOfNode)
  const { args, transfer } = await moduleOf(id)
  const given = args?.(0, random()) ?? []
  const handed = transfer?.(given) ?? []
  expect(handed).toHaveLength(1)
  expect(handed[0]).toBeInstanceOf(ArrayBuffer)
})
