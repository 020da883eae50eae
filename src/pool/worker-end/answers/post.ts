/** Sends a message to the pool. */
export type Post = (message: unknown, transferables: Transferable[]) => void
