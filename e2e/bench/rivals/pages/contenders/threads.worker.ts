import { expose } from 'threads/worker'
import { functions } from '../functions'

expose(functions)
