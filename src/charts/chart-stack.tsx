import './charts.css'
import { ChartPanel } from './chart-panel'
import type { LiveSource } from './live-source'
import { PANELS } from './panels'

/** All charts, one under another on one time axis. */
export const ChartStack = ({ live }: { readonly live: LiveSource }) => (
  <div className="chart-stack">
    {PANELS.map((panel) => (
      <ChartPanel key={panel.id} panel={panel} live={live} />
    ))}
  </div>
)
