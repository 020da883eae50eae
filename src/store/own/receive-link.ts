import { readOwnLink } from '../../own/link/own-link'
import type { Notice } from '../state'
import { agreedCode, type Own } from './own'

interface Ports {
  readonly own: Own
  readonly notify: (tone: Notice['tone'], text: string) => void
}

/**
 * Shows what an address brings, and runs none of it. Code that stands in the editor already needs no asking.
 * @param hash the part of the address from # on
 */
export const receiveLink = async (hash: string, { own, notify }: Ports): Promise<void> => {
  const found = await readOwnLink(hash)
  if (found.kind === 'none') return
  if (found.kind === 'unreadable') return own.refuse(`${found.reason} Your own code is as it was.`)
  const { code, question, settings } = found.link
  for (const { message } of found.problems)
    notify('warning', `In the link: ${message}. The default is used instead.`)
  if (code === agreedCode(own.store.getState())) own.ask(question)
  else own.receive({ code, question, settings, origin: { kind: 'link' } })
}
