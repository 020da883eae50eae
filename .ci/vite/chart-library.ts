import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { withoutEffects } from './without-effects.ts'

/** The kinds of axis that there are here, by the names under which the chart library looks them up. */
const SCALES = ['scaleBand', 'scaleLinear', 'scaleLog', 'scalePoint']

/**
 * The chart library looks a scale up by its name among all that d3-scale has, so the build cannot see which it needs: it
 * would bring scales of time and colour, with the calendar and the formats of dates.
 */
export const scalesOfAxes: Plugin = {
  name: 'scales-of-axes',
  apply: 'build',
  transform: {
    filter: { id: /\/victory-vendor\/es\/d3-scale\.js$/ },
    handler: () => ({ code: `export { ${SCALES.join(', ')} } from 'd3-scale'`, map: null }),
  },
}

/**
 * A scale could run between colours, dates and texts. Axes run between pixels: of those the way is the one between
 * numbers, by which the library would go after it has looked.
 */
export const scalesOfNumbers: Plugin = {
  name: 'scales-of-numbers',
  apply: 'build',
  transform: {
    filter: { id: /\/d3-scale\/dist\/d3-scale\.mjs$/ },
    handler: (code) => {
      const narrow = code.replace(
        /\binterpolate,(?=[^;]* from 'd3-interpolate')/,
        'interpolateNumber as interpolate,',
      )
      if (narrow === code) throw new Error('d3-scale no longer imports “interpolate” as it did.')
      return { code: narrow, map: null }
    },
  },
}

const refuse = (why: string) => `() => { throw new Error('Left out when this page was built: ${why}.') }`
const refusing = (names: readonly string[], why: string) =>
  names.map((name) => `export const ${name} = ${refuse(why)}`).join('\n')

/** What of the chart library no chart here makes run, which the build cannot see: it says so, should one ever do. */
const UNASKED = [
  {
    id: /\/recharts\/es6\/util\/scale\/getNiceTickValues\.js$/,
    code: refusing(['getNiceTickValues', 'getTickValuesFixedDomain'], 'each axis is given its ticks'),
  },
  {
    id: /\/d3-format\/dist\/d3-format\.mjs$/,
    code: refusing(
      ['format', 'formatPrefix', 'formatSpecifier', 'precisionFixed', 'precisionPrefix', 'precisionRound'],
      'each axis is given the words of its ticks',
    ),
  },
  {
    id: /\/recharts\/es6\/util\/Events\.js$/,
    code: `
      const told = ${refuse('charts share the moment that is pointed at by other ways')}
      export const eventCenter = { on: told, off: told, emit: told }
      export const TOOLTIP_SYNC_EVENT = ''
      export const BRUSH_SYNC_EVENT = ''`,
  },
  {
    id: /\/recharts\/es6\/state\/keyboardEventsMiddleware\.js$/,
    code: `
      const refuse = ${refuse('keys move the pointer of all charts by other ways')}
      const action = (type) => (payload) => ({ type, payload })
      export const [keyDownAction, focusAction, blurAction] = ['keyDown', 'focus', 'blur'].map(action)
      // Told of every key in a chart, it heeds them where a chart has the library’s layer for them only.
      const heeds = (type) => ['keyDown', 'focus', 'blur'].includes(type)
      export const keyboardEventsMiddleware = {
        middleware: ({ getState }) => (next) => (told) =>
          heeds(told.type) && getState().rootProps.accessibilityLayer !== false ? refuse() : next(told),
      }`,
  },
]

export const unaskedParts = UNASKED.map(
  ({ id, code }): Plugin => ({
    name: 'unasked-parts',
    apply: 'build',
    load: { filter: { id }, handler: () => ({ code, map: null, moduleSideEffects: false }) },
  }),
)

/** Packages of one file each, of which the chart library and its scales ask a few functions. */
export const partsOfD3: Plugin = {
  name: 'parts-of-d3',
  apply: 'build',
  transform: {
    filter: { id: /\/d3-(array|interpolate|shape)\/dist\/[^/]+\.mjs$/ },
    handler(code) {
      return { code: withoutEffects(code, this.parse(code).body), map: null }
    },
  },
}

const HELPERS = [
  '_extends',
  'ownKeys',
  '_objectSpread',
  '_defineProperty',
  '_toPropertyKey',
  '_toPrimitive',
  '_objectWithoutProperties',
  '_objectWithoutPropertiesLoose',
]
/** A module that has them all. */
const WITH_HELPERS = new URL('../../node_modules/recharts/es6/cartesian/YAxis.js', import.meta.url)
const SHARED = 'virtual:chart-helpers'

/** What a module of the chart library has on a line of its own for each of the helpers that its compiler put in. */
const helpersIn = (code: string): ReadonlyMap<string, string> =>
  new Map(
    code.split('\n').flatMap((line) => {
      const name = /^function (\w+)\(/.exec(line)?.[1]
      return name && HELPERS.includes(name) && line.endsWith('}') ? [[name, line] as const] : []
    }),
  )

/** The chart library's compiler put the same helpers into each of its hundred modules: here all share one copy. */
export const sharedHelpers = (): Plugin => {
  const shared = helpersIn(readFileSync(WITH_HELPERS, 'utf8'))
  return {
    name: 'shared-helpers',
    apply: 'build',
    buildStart: () => {
      const missing = HELPERS.filter((name) => !shared.has(name))
      if (missing.length > 0)
        throw new Error(`The chart library’s modules no longer have ${missing.join(', ')}.`)
    },
    resolveId: { filter: { id: /^virtual:chart-helpers$/ }, handler: () => `\0${SHARED}` },
    load: {
      filter: { id: /^\0virtual:chart-helpers$/ },
      handler: () => ({
        code: [...shared.values()].map((line) => `export ${line}`).join('\n'),
        moduleSideEffects: false,
      }),
    },
    transform: {
      filter: { id: /\/recharts\/es6\/.*\.js$/ },
      handler: (code) => {
        const own = [...helpersIn(code)].filter(([name, line]) => shared.get(name) === line)
        if (own.length === 0) return null
        const rest = own.reduce((text, [, line]) => text.replace(line, () => ''), code)
        return {
          code: `import { ${own.map(([name]) => name).join(', ')} } from '${SHARED}'\n${rest}`,
          map: null,
        }
      },
    },
  }
}
