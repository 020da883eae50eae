import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A process that was started for an engine. */
export interface Started {
  /** Every line that it wrote so far. */
  readonly lines: readonly string[]
  /** Ends it; resolves when it is gone. */
  readonly end: () => Promise<void>
}

/** What is heard of it by then must show that it works, ms. */
const START_MS = 60_000

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => void child.once('exit', () => resolve()))

/**
 * Starts a process and waits until `isReady` of one of its lines, or, where it writes none, until it answers.
 * @throws {Error} when it ends first, or is not ready in time
 */
export const startProcess = async (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: (lines: readonly string[]) => boolean | Promise<boolean>,
): Promise<Started> => {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    // The fourth is where a display says its number.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const input of [child.stdout, child.stderr, child.stdio[3]])
    if (input && 'on' in input && 'read' in input)
      createInterface({ input: input as NodeJS.ReadableStream }).on('line', (line) => void lines.push(line))
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${command} ended (${code}): ${lines.join('\n')}`)))
  })
  failed.catch(() => undefined)
  const end = async () => {
    child.kill()
    await ended(child)
  }
  const limit = AbortSignal.timeout(START_MS)
  while (!(await Promise.race([isReady(lines), failed]))) {
    if (limit.aborted) {
      await end()
      throw new Error(`${command} was not ready within ${START_MS} ms: ${lines.join('\n')}`)
    }
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 20)), failed])
  }
  return { lines, end }
}
