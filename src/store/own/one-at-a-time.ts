import type { Judge } from '../../domain/own/own'

/** A judge that refuses a function while another is measured: the second would measure the first. */
export const oneAtATime = (judge: Judge): Judge => {
  let isJudging = false
  return async (request, options) => {
    if (isJudging)
      throw new Error('A function is being measured already: wait for its verdict, or call it off.')
    isJudging = true
    try {
      return await judge(request, options)
    } finally {
      isJudging = false
    }
  }
}
