import { functions, type Method } from '../functions'
import type { Answer } from './bare-message'
import { READY } from './greeted'

type Question = readonly [id: number, method: Method, args: readonly number[]]

addEventListener('message', ({ data: [id, method, args] }: MessageEvent<Question>) => {
  const answer: Answer = [id, functions[method](...args)]
  postMessage(answer)
})
postMessage(READY)
