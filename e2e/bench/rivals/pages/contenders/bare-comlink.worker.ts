import { expose } from 'comlink'
import { functions } from '../functions'
import { READY } from './greeted'

expose(functions)
postMessage(READY)
