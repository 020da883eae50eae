import { expect, it } from 'vitest'
import { micros } from '../../../domain/time'
import { roundText } from './round-line'

it('A round is printed in the form of the 2016 benchmark.', () =>
  expect(
    roundText({
      round: 1,
      calls: 10_000,
      poolUs: micros(121.006),
      syncUs: micros(0.4637),
      slowdown: 260.936,
      isCold: false,
      isWarmUp: false,
    }),
  ).toBe('pool: avg 121.01 us, sync: avg 0.46 us, 260.94x increase'))
