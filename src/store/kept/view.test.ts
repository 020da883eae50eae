import { describe, expect, it } from 'vitest'
import { FIRST_VIEW } from './chosen-view'
import { refuse, storageOf } from './test-storage'
import { createView, VIEW_KEY } from './view'

const memory = (text: string | null = null) => {
  const storage = storageOf()
  if (text !== null) storage.setItem(VIEW_KEY, text)
  return storage
}
const holding = (stored: unknown) => memory(JSON.stringify(stored))
const openedOn = (storage: Storage) => createView(() => storage).store.getState()

describe('The view of the charts', () => {
  it('is found again at the next visit, but for zoom and pause.', () => {
    const storage = memory()
    const { writer } = createView(() => storage)
    writer.setStage('service')
    writer.toggleSeries('queue.max')
    writer.toggleScale('slowdown')
    writer.toggleReferences()
    writer.zoomTo({ kind: 'window', from: 1000, to: 2000 })
    writer.pause()
    expect(openedOn(storage)).toEqual({
      stage: 'service',
      hidden: [...FIRST_VIEW.hidden, 'queue.max'],
      scales: { dispatch: 'log', slowdown: 'linear' },
      references: 'shown',
      zoom: { kind: 'newest' },
      picture: 'live',
    })
  })

  it('shows a hidden series again when it is switched a second time.', () => {
    const { store, writer } = createView(() => memory())
    writer.toggleSeries('queue.max')
    writer.toggleSeries('queue.max')
    writer.toggleSeries('dispatch.p90')
    expect(store.getState().hidden).toEqual(['dispatch.p999'])
  })

  it('takes of a stored view what is valid, part by part.', () =>
    expect(
      openedOn(
        holding({
          version: 1,
          state: {
            stage: 'lunch',
            hidden: [1, 2],
            scales: { dispatch: 'linear', slowdown: 'cubic' },
            references: 'shown',
          },
        }),
      ),
    ).toMatchObject({ ...FIRST_VIEW, scales: { dispatch: 'linear', slowdown: 'log' }, references: 'shown' }))

  it.each([
    ['of another version', holding({ version: 2, state: { stage: 'call' } })],
    ['that is no object', holding(['call'])],
    ['that is null', holding(null)],
    ['that is no JSON', memory('{')],
  ])('does not guess at a stored view %s.', (_, storage) =>
    expect(openedOn(storage)).toMatchObject(FIRST_VIEW),
  )

  it('works where storage is blocked.', () => {
    const { store, writer } = createView(refuse)
    writer.setStage('call')
    expect(store.getState()).toMatchObject({ stage: 'call', picture: 'live' })
  })

  it('goes back to the newest stretch when the zoom is reset.', () => {
    const { store, writer } = createView(() => memory())
    writer.zoomTo({ kind: 'follow', span: 60_000 })
    writer.resetZoom()
    expect(store.getState().zoom).toEqual({ kind: 'newest' })
  })
})
