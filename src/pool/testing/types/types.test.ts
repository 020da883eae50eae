import { expect, it } from 'vitest'

/** Of Node, which the sources do not know. */
interface Stream {
  readonly on: (event: 'data', hear: (data: unknown) => void) => void
}
interface ChildProcess {
  readonly spawn: (
    command: string,
    args: readonly string[],
  ) => {
    readonly stdout: Stream
    readonly stderr: Stream
    readonly on: (event: 'close', hear: (code: number) => void) => void
  }
}
const NODE_MODULE: string = 'node:child_process'

const pathOf = (relative: string) => new URL(relative, import.meta.url).pathname
const COMPILER = pathOf('../../../../node_modules/.bin/tsc')

/** What the compiler says of the pool and of `calls.ts`, and its exit code. */
const compile = async (config: string): Promise<string> => {
  const { spawn }: ChildProcess = await import(/* @vite-ignore */ NODE_MODULE)
  return new Promise((resolve) => {
    let said = ''
    const compiler = spawn(COMPILER, ['-p', pathOf(config), '--singleThreaded'])
    for (const stream of [compiler.stdout, compiler.stderr])
      stream.on('data', (data) => {
        said += String(data)
      })
    compiler.on('close', (code) => resolve(`${said}${code}`))
  })
}

it.each(['nodenext', 'es2022', 'worker'])(
  'The pool compiles where it is used, and its types let through what can cross only: tsconfig.%s.json',
  async (settings) => expect(await compile(`./tsconfig.${settings}.json`)).toBe('0'),
)
