/// A worker that does next to nothing: what is measured is the way to it.
import { serve } from '../../../src/pool/worker'

serve({ add1: (x: number) => x + 1 })
