import { createPool, PoolError, type TransportName } from '../../../src/pool/index'
import { controls } from './controls'
import type { Api } from './primes.worker'

const PIECES = 500
const { form, below, transport, workers, count, abort, progress, status, stats } = controls

/** Starts one worker. In one expression, so that the build sees that the file is a worker. */
const spawn = () => new Worker(new URL('./primes.worker.ts', import.meta.url), { type: 'module' })
const startPool = () =>
  createPool<Api>(spawn, { workers: workers.valueAsNumber, transport: transport.value as TransportName })

let pool = startPool()

/** Counts the primes below `limit`, piece by piece, in whatever worker has room. */
const countPrimes = async (limit: number, signal: AbortSignal): Promise<number> => {
  const size = limit / PIECES
  const pieces = Array.from({ length: PIECES }, async (_, piece) => {
    const primes = await pool.call('countPrimes', [piece * size, (piece + 1) * size], { signal })
    progress.value += 1
    return primes
  })
  return (await Promise.all(pieces)).reduce((sum, primes) => sum + primes)
}

/** Tells an error of the pool, each of which has a `code` and a message that says what to do. */
const tell = (error: unknown) => {
  if (!(error instanceof PoolError)) throw error
  status.textContent = error.code === 'ABORTED' ? 'Aborted.' : error.message
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const controller = new AbortController()
  abort.onclick = () => controller.abort()
  progress.max = PIECES
  progress.value = 0
  status.textContent = 'Counting…'
  count.disabled = transport.disabled = true
  abort.disabled = false
  const startedAt = performance.now()
  try {
    const primes = await countPrimes(Number(below.value), controller.signal)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
    status.textContent = `${primes.toLocaleString('en')} primes, counted in ${seconds} s.`
  } catch (error) {
    tell(error)
  }
  count.disabled = transport.disabled = false
  abort.disabled = true
})

workers.addEventListener('input', () => pool.resize(workers.valueAsNumber).catch(tell))

transport.addEventListener('change', () => {
  try {
    const old = pool
    pool = startPool()
    old.close()
  } catch (error) {
    tell(error)
    transport.value = pool.stats().transport
  }
})

const showStats = () => {
  const { workers, queued, inFlight, completed, cancelled, messages } = pool.stats()
  const figures = { 'workers ready': `${workers.ready} of ${workers.asked}`, queued, 'in flight': inFlight }
  const terms = Object.entries({ ...figures, completed, cancelled, messages }).map(([name, figure]) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')]
    term.textContent = name
    value.textContent = figure.toLocaleString('en')
    const pair = document.createElement('div')
    pair.append(term, value)
    return pair
  })
  stats.replaceChildren(...terms)
}
showStats()
setInterval(showStats, 200)
