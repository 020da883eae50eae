import { kernel } from '../../../../src/workloads/compute/kernel'

export type Method = 'add1' | 'kernel'
export type Api = Readonly<Record<Method, (...args: number[]) => number>>

/** What the workers of every contender serve. */
export const functions: Api = { add1: (x: number) => x + 1, kernel }
