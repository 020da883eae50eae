/// A worker that does nothing but spin, for the lab to find how many of them the machine runs at once.
import { instant, type Millis, millis } from '../../domain/time'
import { spin } from './spin'

/** So long, before it is asked for anything, for its code to be compiled as well as it will be. */
const WARM_UP = millis(8)

const clock = { now: () => instant(performance.now()), timeOrigin: performance.timeOrigin }

addEventListener('message', ({ data }: MessageEvent<Millis>) => postMessage(spin(clock, data)))
spin(clock, WARM_UP)
postMessage('ready')
