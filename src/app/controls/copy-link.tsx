import { settingsToUrl } from '../../settings/url'
import { usePage } from '../page-context'
import { CopyButton } from '../panels/results/copy-button'

export const CopyLink = () => {
  const { store } = usePage()
  const link = () =>
    new URL(settingsToUrl(store.getState().settings) || '.', location.origin + location.pathname).href
  return <CopyButton label="Copy link" title="A link that brings these settings back" text={link} />
}
