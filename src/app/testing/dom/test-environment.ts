import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** A document that is not laid out; sources are those of the other tests, and made ready once for both. */
const environment: Environment = { ...builtinEnvironments['happy-dom'], name: 'page', viteEnvironment: 'ssr' }

export default environment
