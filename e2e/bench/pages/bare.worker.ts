/// The same kernel as the pool's workers run, exposed by Comlink alone.
import { expose } from 'comlink'
import { kernel } from '../../../src/workloads/compute/kernel'

expose({ kernel })
postMessage('ready')
