import { expect, it } from 'vitest'
import { DEFAULTS } from '../../../domain/settings/settings'
import { requireOrder } from '../../../sweep/order'
import { SWEPT_KEYS } from '../../../sweep/swept'
import { listFrom, proposedList } from './list-text'

it('A list is numbers with commas, semicolons or blanks between them; what is none stays as it was typed.', () =>
  expect(listFrom(' 1, 2;3  4 , five')).toEqual([1, 2, 3, 4, 'five']))

it.each(SWEPT_KEYS)(
  'What is proposed for %s can be swept, whatever the machine says of its cores.',
  (key) => {
    for (const cores of [null, 1, 2, 16])
      expect(() => requireOrder({ [key]: listFrom(proposedList(key, DEFAULTS, cores)) })).not.toThrow()
  },
)
