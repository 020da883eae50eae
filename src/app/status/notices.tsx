import { useAppState, usePage } from '../page-context'

export const Notices = () => {
  const { session } = usePage()
  const notices = useAppState((state) => state.notices)
  if (notices.length === 0) return null
  return (
    <section aria-label="Notices">
      <ul className="notices">
        {notices.map(({ id, tone, text }) => (
          <li key={id} className={`notice notice-${tone}`}>
            <p role={tone === 'error' ? 'alert' : undefined}>{text}</p>
            <button
              type="button"
              className="quiet"
              aria-label={`Dismiss: ${text}`}
              onClick={() => session.dismiss(id)}
            >
              Dismiss
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
