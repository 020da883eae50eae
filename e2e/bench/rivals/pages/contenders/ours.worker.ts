import { serve } from '../../../../../src/pool/worker'
import { functions } from '../functions'

serve(functions)
