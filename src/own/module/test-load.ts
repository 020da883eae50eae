import type { OwnFault } from '../../domain/own/own'
import { loadModule } from './load'
import type { OwnModule } from './own-module'
import { isPrepared, prepareModule } from './prepare'

/** Node loads no blobs. */
const dataAddress = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`

/** Prepares and loads, as a locked thread does. */
export const loadCode = async (code: string): Promise<OwnModule | OwnFault> => {
  const prepared = await prepareModule(code)
  return isPrepared(prepared) ? loadModule(prepared, dataAddress) : prepared
}

/** Of code that is right. */
export const moduleOf = async (code: string): Promise<OwnModule> => {
  const loaded = await loadCode(code)
  if ('kind' in loaded) throw new Error(loaded.message)
  return loaded
}
