import { several } from '../../domain/text'

export const calls = (count: number) => several(count, 'call')
