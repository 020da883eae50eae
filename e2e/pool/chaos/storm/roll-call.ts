/**
 * A call that each worker answers only when all have been called: so many answers are so many live workers.
 * They hear of each other beside the pool, through a broadcast channel.
 */
const CHANNEL = 'roll call'
const EVERYBODY_IS_HERE = 'everybody is here'
/** Of this thread. */
const NAME = crypto.randomUUID()

/** In a worker: says that it is here, and waits until all are. */
export const awaitRollCall = (): Promise<string> => {
  const channel = new BroadcastChannel(CHANNEL)
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data !== EVERYBODY_IS_HERE) return
      channel.close()
      resolve(NAME)
    }
    channel.postMessage(NAME)
  })
}

/** Resolves when the page hears what is said on the channel: workers reach it by ways of their own, maybe sooner. */
const untilHeard = (channel: BroadcastChannel): Promise<void> =>
  new Promise((resolve) => {
    const voice = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => {
      voice.close()
      resolve()
    }
    voice.postMessage('testing')
  })

/** On the page: lets workers answer once so many are here. @returns what ends it */
export const holdRollCall = async (workers: number): Promise<() => void> => {
  const channel = new BroadcastChannel(CHANNEL)
  await untilHeard(channel)
  const here = new Set<unknown>()
  channel.onmessage = ({ data }) => {
    here.add(data)
    if (here.size >= workers) channel.postMessage(EVERYBODY_IS_HERE)
  }
  return () => channel.close()
}
