import './print.css'
import { useLive } from '../../../charts/live/live-source'
import { SETTING_KEYS, settingRow } from '../../../domain/settings/settings'
import { useAppState, usePage } from '../../page-context'

/** On paper, in place of the controls: what was set, and what it ran on. */
export const PrintFacts = ({ version }: { readonly version: string }) => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const shown = useAppState((state) => state.settings)
  const settings = snapshot?.settings ?? shown
  return (
    <section className="print-facts" aria-label="Settings of the run">
      <dl>
        {SETTING_KEYS.map((key) => (
          <div key={key}>
            <dt>{settingRow(key).label}</dt>
            <dd>{String(settings[key])}</dd>
          </div>
        ))}
      </dl>
      <p>
        Poolscope {version}
        {snapshot && ` · ${snapshot.environment.userAgent}`}
      </p>
    </section>
  )
}
