import { serve } from '../../../../src/pool/worker'

/** Greets, and is gone before it does anything. */
serve({ add: (a: number, b: number) => a + b })
globalThis.close()
