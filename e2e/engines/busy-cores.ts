import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Does something while a program that computes without a pause runs beside it on each core. */
export const withBusyCores = async <T>(work: () => Promise<T>): Promise<T> => {
  const programs = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
  )
  try {
    return await work()
  } finally {
    for (const program of programs) program.kill('SIGKILL')
  }
}
