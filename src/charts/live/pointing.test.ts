import { expect, it, vi } from 'vitest'
import { createPointing, type Pointed } from './pointing'

const byQueue: Pointed = { t: 2500, by: 'queue', how: 'pointer' }

it('All charts are told of the one moment that is pointed at, and once of each.', () => {
  const pointing = createPointing()
  const changed = vi.fn()
  pointing.subscribe(changed)
  pointing.point(byQueue)
  pointing.point({ ...byQueue })
  expect(pointing.current()).toEqual(byQueue)
  expect(changed).toHaveBeenCalledOnce()
})

it('A chart that is left takes no cursor away that is in another.', () => {
  const pointing = createPointing()
  pointing.point(byQueue)
  pointing.leave('slowdown')
  expect(pointing.current()).toEqual(byQueue)
  pointing.leave('queue')
  expect(pointing.current()).toBeNull()
})
