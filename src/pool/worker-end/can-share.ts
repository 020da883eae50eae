/**
 * Whether memory can be shared with this thread: its page is isolated, and it is no worker that pages share, which has
 * memory of its own.
 */
export const canShareMemory = (): boolean => {
  if (typeof SharedArrayBuffer === 'undefined' || globalThis.crossOriginIsolated === false) return false
  const shared = (globalThis as { readonly SharedWorkerGlobalScope?: new () => object })
    .SharedWorkerGlobalScope
  return !(shared && globalThis instanceof shared)
}
