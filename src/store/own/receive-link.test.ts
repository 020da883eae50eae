import { expect, it } from 'vitest'
import { FIRST_QUESTION } from '../../domain/own/own-question'
import { DEFAULTS } from '../../domain/settings/settings'
import { writeOwnLink } from '../../own/link/own-link'
import { storageOf } from '../kept/test-storage'
import { agreedCode, createOwn, shownCode } from './own'
import { receiveLink } from './receive-link'

const rig = () => {
  const notices: string[] = []
  const own = createOwn({
    storage: () => storageOf(),
    judge: () => Promise.reject(new Error('nothing is to be measured')),
    first: 'mine',
  })
  const receive = (hash: string) =>
    receiveLink(hash, { own, notify: (_tone, text) => void notices.push(text) })
  return { own, notices, receive }
}
const LINK = {
  code: 'export default () => 2',
  question: { ...FIRST_QUESTION, takesMs: 3 },
  settings: { ...DEFAULTS, workers: 7 },
}

it('Code that comes with the address is shown with its question, and runs only when somebody agrees', async () => {
  const { own, receive } = rig()
  await receive(await writeOwnLink(LINK))
  const state = own.store.getState()
  expect(shownCode(state)).toBe(LINK.code)
  expect(state.guest).toMatchObject({ question: { takesMs: 3 }, settings: { workers: 7 } })
  expect(agreedCode(state)).toBeNull()
  expect(state.judging.kind).toBe('idle')
})

it('A link to the code that stands here already asks nothing, and brings the question', async () => {
  const { own, receive } = rig()
  await receive(await writeOwnLink({ ...LINK, code: 'mine' }))
  expect(own.store.getState()).toMatchObject({ guest: null, mine: { question: { takesMs: 3 } } })
})

it('A link that was cut says so, and leaves the code as it was', async () => {
  const { own, receive } = rig()
  await receive((await writeOwnLink(LINK)).slice(0, -9))
  const state = own.store.getState()
  expect(state.refusal).toMatch(/cut or changed.*as it was\.$/)
  expect(agreedCode(state)).toBe('mine')
})

it('A setting in the link that is none is named', async () => {
  const { notices, receive } = rig()
  await receive(await writeOwnLink({ ...LINK, settings: { ...DEFAULTS, workers: 0 } }))
  expect(notices).toEqual([expect.stringContaining('workers')])
})

it('An address without code changes nothing', async () => {
  const { own, receive } = rig()
  const before = own.store.getState()
  await receive('#own')
  expect(own.store.getState()).toBe(before)
})
