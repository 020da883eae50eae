import type { Plugin } from 'vite'

/**
 * What is always loaded together is one script: it packs better than twenty small ones do. Each has a module with all that
 * it imports, less what the scripts before it have.
 */
const SCRIPTS = [
  { name: 'boot', test: /\/src\/boot\.ts$/ },
  { name: 'index', test: /\/src\/main\.tsx$/ },
  { name: 'panels', test: /\/src\/app\/panels\/panels\.tsx$/ },
  { name: 'live-chart', test: /\/src\/charts\/(line\/live-chart|time-bar\/time-strip)\.tsx$/ },
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
