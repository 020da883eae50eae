import type { OwnFault } from '../../domain/own/own'
import { ownFault, thrownWords } from '../fault'
import { type OwnModule, ownModuleOf } from './own-module'
import type { Prepared } from './prepare'

/** Where a module of this source can be loaded from. A thread that is to lock itself takes it first. */
export type AddressOf = (source: string) => string

/** Of a browser's thread; an opaque frame may load what it made itself. */
export const blobAddress = (): AddressOf => {
  const { Blob, URL } = globalThis
  const createObjectURL = URL.createObjectURL.bind(URL)
  return (source) => createObjectURL(new Blob([source], { type: 'text/javascript' }))
}

/**
 * Loads a module and runs what stands at its top: only in a thread that is locked, or that can be ended. A module whose
 * top never ends never resolves: whoever asks sets a limit.
 */
export const loadModule = async (
  { source }: Prepared,
  addressOf: AddressOf,
): Promise<OwnModule | OwnFault> => {
  let exported: Readonly<Record<string, unknown>>
  try {
    exported = await import(/* @vite-ignore */ addressOf(source))
  } catch (error) {
    return error instanceof SyntaxError
      ? ownFault('syntax', `This is no valid code: ${error.message}.`)
      : ownFault('throws', `The module threw while it was loaded: ${thrownWords(error)}.`)
  }
  return ownModuleOf(exported)
}
