import { serve } from '../../../../src/pool/worker'

if (location.protocol !== 'file:') throw new Error('thrown on purpose at import')
serve({ add: (a: number, b: number) => a + b })
