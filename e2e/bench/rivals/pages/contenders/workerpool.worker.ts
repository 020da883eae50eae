import { worker } from 'workerpool'
import { functions } from '../functions'

worker({ ...functions })
