/**
 * The work that came out, as the number of workers it would keep busy without a pause: throughput × service time,
 * in erlang (the utilisation law). 0.037 means 3.7 % of one worker.
 */
export const usefulLoad = (perSecond: number, serviceUs: number): number => (perSecond * serviceUs) / 1e6

/** Throughput of closed demand without think time: N callers with one call each, for R µs each (Little's law). */
export const closedThroughput = (callers: number, meanUs: number): number => (callers * 1e6) / meanUs
