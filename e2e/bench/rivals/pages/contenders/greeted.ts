/** What a worker of the bare contenders sends first. */
export const READY = 'ready'

/** The worker, once it has sent `READY`. Rejects when its script fails. */
export const greeted = (worker: Worker): Promise<Worker> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(worker), { once: true })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true })
  })
