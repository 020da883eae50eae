import type { OwnFault } from '../../domain/own/own'
import { ownFault } from '../fault'
import { lineOfRefusal } from './lines'
import { type OwnModule, ownModuleOf } from './own-module'
import type { Prepared } from './prepare'
import { ownThrownWords, thrownPlace } from './thrown-place'

/** Where a module of this source can be loaded from. A thread that is to lock itself takes it first. */
export type AddressOf = (source: string) => string

/** Of a browser's thread; an opaque frame may load what it made itself. */
export const blobAddress = (): AddressOf => {
  const { Blob, URL } = globalThis
  const createObjectURL = URL.createObjectURL.bind(URL)
  return (source) => createObjectURL(new Blob([source], { type: 'text/javascript' }))
}

/** What an engine said when it took the module, or ran its top. */
const refusalOf = (error: unknown, source: string, address: string): OwnFault => {
  if (!(error instanceof SyntaxError))
    return ownFault(
      'throws',
      `The module threw while it was loaded: ${ownThrownWords(error)}.`,
      thrownPlace(error, address),
    )
  const line = lineOfRefusal(source, error)
  return ownFault(
    'syntax',
    `This is no valid code: ${error.message}.`,
    line === null ? null : { line, column: null },
  )
}

/**
 * Loads a module and runs what stands at its top: only in a thread that is locked, or that can be ended. A module whose
 * top never ends never resolves: whoever asks sets a limit.
 */
export const loadModule = async (
  { source }: Prepared,
  addressOf: AddressOf,
): Promise<OwnModule | OwnFault> => {
  const address = addressOf(source)
  let exported: Readonly<Record<string, unknown>>
  try {
    exported = await import(/* @vite-ignore */ address)
  } catch (error) {
    return refusalOf(error, source, address)
  }
  return ownModuleOf(exported, { source, address })
}
