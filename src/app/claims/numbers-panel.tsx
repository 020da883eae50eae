import { PanelFrame } from '../../charts/frame/panel-frame'
import { NumbersView } from './numbers-view'
import { NUMBERS_PANEL } from './panel-words'

export const NumbersPanel = () => (
  <PanelFrame {...NUMBERS_PANEL} element="section" body="flow">
    <NumbersView />
  </PanelFrame>
)
