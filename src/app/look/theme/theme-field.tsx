import { usePage } from '../../page-context'
import { useArrangement } from '../../workspace/places/use-arrangement'
import { THEME_CHOICES, THEME_WORDS } from './theme'

export const ThemeField = () => {
  const { arrangement } = usePage()
  const { theme } = useArrangement()
  return (
    <div className="segments" role="radiogroup" aria-label="Theme">
      {THEME_CHOICES.map((choice) => (
        <label key={choice} className="segment">
          <input
            type="radio"
            className="segment-input"
            name="theme"
            value={choice}
            checked={choice === theme}
            onChange={() => arrangement.change({ theme: choice })}
          />
          {THEME_WORDS[choice]}
        </label>
      ))}
    </div>
  )
}
