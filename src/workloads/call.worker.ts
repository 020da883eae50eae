/// The module of every worker in the lab's pool.
import { serve } from '../pool/worker'
import { clockStep } from './clock-resolution'
import { kernel } from './kernel'
import { createSleep } from './sleep'

serve({ kernel, sleep: createSleep(), ping: () => undefined, clockStep })
