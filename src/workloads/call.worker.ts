/// The module of every worker in the lab's pool.
import { serve } from '../pool/worker'
import { clockStep } from './clock-resolution'
import { kernel } from './kernel'
import { createRepeat } from './repeat'
import { createSleep } from './sleep'

const workloads = { kernel, sleep: createSleep() }

serve({ ...workloads, ping: () => undefined, clockStep, repeat: createRepeat(workloads) })
