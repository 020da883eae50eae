import './poolifier-window'
import { ThreadWorker } from 'poolifier-web-worker'
import { functions } from '../functions'

export default new ThreadWorker<readonly number[], number>({
  add1: (args = []) => functions.add1(...args),
  kernel: (args = []) => functions.kernel(...args),
})
