import { several } from '../../words/phrases'

export const calls = (count: number) => several(count, 'call')
