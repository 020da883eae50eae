/** What a worker of the bare contenders sends first. */
export const READY = 'ready'

/** The worker, once it has sent `READY`. Rejects when its script fails. */
export const greeted = (worker: Worker): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (data !== READY) return
      worker.removeEventListener('message', hear)
      resolve(worker)
    }
    worker.addEventListener('message', hear)
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true })
  })
