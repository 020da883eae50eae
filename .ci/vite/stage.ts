import { build, type Connect, type Plugin } from 'vite'

const withStageHeader: Connect.NextHandleFunction = ({ url = '' }, response, next) => {
  if (/^\/stage\.html(?:\?|$)/.test(url)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

/** What the document in which own functions are measured may load, though it has no origin. */
export const stageHeaders: Plugin = {
  name: 'stage-headers',
  configureServer: ({ middlewares }) => void middlewares.use(withStageHeader),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(withStageHeader),
}

const AS_SCRIPT = '?script'
/**
 * `import text from './frame.ts?script'` gives the module with all that it imports as the text of one classic script: what
 * has no origin of its own loads none from the server, and what is not isolated starts no worker from a module.
 */
export const textOfScripts: Plugin = {
  name: 'text-of-scripts',
  enforce: 'pre',
  resolveId: async function (id, importer) {
    if (!id.endsWith(AS_SCRIPT)) return null
    const found = await this.resolve(id.slice(0, -AS_SCRIPT.length), importer)
    return found && found.id + AS_SCRIPT
  },
  load: async function (id) {
    if (!id.endsWith(AS_SCRIPT)) return null
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [textOfScripts],
      build: {
        write: false,
        target: 'es2022',
        rolldownOptions: { input: id.slice(0, -AS_SCRIPT.length), output: { format: 'iife' } },
      },
    })
    const [output] = 'output' in built ? built.output : []
    if (output?.type !== 'chunk') throw new Error(`${id} was not built as one script.`)
    for (const file of output.moduleIds) if (file.startsWith('/')) this.addWatchFile(file)
    return { code: `export default ${JSON.stringify(output.code)}`, moduleType: 'js' }
  },
}
