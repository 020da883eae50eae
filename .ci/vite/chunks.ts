import type { Plugin } from 'vite'

/**
 * What is always loaded together is one script: it packs better than twenty small ones do. Each has a module with all that
 * it imports, less what the scripts before it have.
 */
const SCRIPTS = [
  { name: 'boot', test: /\/src\/boot\.ts$/ },
  { name: 'index', test: /\/src\/main\.tsx$/ },
  { name: 'panels', test: /\/src\/app\/panels\/panels\.tsx$/ },
  { name: 'live-chart', test: /\/src\/charts\/line\/live-chart\.tsx$/ },
]

export const scripts = SCRIPTS.map((script, index) => ({ ...script, priority: SCRIPTS.length - index }))

/** A module that was moved would fall out of its script unseen. */
export const allScripts: Plugin = {
  name: 'all-scripts',
  apply: 'build',
  buildEnd: function () {
    const modules = [...this.getModuleIds()]
    for (const { name, test } of SCRIPTS)
      if (!modules.some((id) => test.test(id))) throw new Error(`The script “${name}” has no module ${test}.`)
  },
}

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
