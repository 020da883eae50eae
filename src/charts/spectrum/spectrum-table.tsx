import { formatWhole } from '../../domain/text'
import { STAGE_WORDS } from '../definitions/stage-words'
import { busyBeyond, busyBeyondText, headingOf, readingsAt, stopsOf } from './spectrum-cursor'
import type { SpectrumView } from './spectrum-view'

/** The spectrum's twin: the stages shown, at the percentiles people ask for. */
export const SpectrumTable = ({ view }: { readonly view: SpectrumView }) => {
  // Runs recorded before it was kept do not say.
  const isBusyKnown = busyBeyond(0, view) !== null
  return (
    <table className="chart-table">
      <caption className="visually-hidden">
        Latency that a share of the calls of the whole run did not exceed.
      </caption>
      <thead>
        <tr>
          <th scope="col">Share</th>
          {view.lines.map(({ stage }) => (
            <th key={stage} scope="col">
              {STAGE_WORDS[stage].name}
            </th>
          ))}
          {isBusyKnown && <th scope="col">Busy time of the slower calls</th>}
        </tr>
      </thead>
      <tbody>
        {stopsOf(view).map((percent) => (
          <tr key={percent}>
            <th scope="row">{headingOf(percent)}</th>
            {readingsAt(percent, view).map(({ stage, text }) => (
              <td key={stage}>{text}</td>
            ))}
            {isBusyKnown && <td>{busyBeyondText(percent, view)}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">Calls counted</th>
          {view.lines.map(({ stage, calls }) => (
            <td key={stage}>{formatWhole(calls)}</td>
          ))}
          {isBusyKnown && <td>{formatWhole(view.service.at(-1)?.count ?? 0)}</td>}
        </tr>
      </tbody>
    </table>
  )
}
