// @vitest-environment page
import { expect, it, onTestFinished } from 'vitest'
import { visit } from '../testing/test-page'

/** Of a panel that is late and not in sight, once it is there. */
const menuOf = (panel: string) => document.querySelector(`[data-panel="${panel}"] .panel-menu-button`)

const haveDataSaved = () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'connection'))
}

// That it comes ahead to all others is in `e2e/page/robust.spec.ts`.
it('To visitors who have their browser save data what is late comes when it is needed.', async () => {
  haveDataSaved()
  const { bring } = await visit('?seed=1', { hasSpareTime: true })
  expect(menuOf('sweep')).toBeNull()
  await bring('sweep')
  expect(menuOf('sweep')).not.toBeNull()
  expect(menuOf('instrument')).toBeNull()
})
