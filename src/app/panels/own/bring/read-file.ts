import type { Own } from '../../../../store/own/own'

/** What is read at all, bytes: a function is far smaller. */
const MOST_BYTES = 1_000_000

export type ReadFile =
  | { readonly kind: 'read'; readonly code: string }
  | { readonly kind: 'refused'; readonly reason: string }

const refused = (reason: string): ReadFile => ({
  kind: 'refused',
  reason: `${reason} Your own code is as it was.`,
})

/** A file that somebody opened or dropped, as text. */
export const readCodeFile = async (file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<ReadFile> => {
  const name = `“${file.name}”`
  if (file.size > MOST_BYTES)
    return refused(`${name} has ${Math.round(file.size / 1000)} kB: no function is that long.`)
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    return refused(`${name} could not be read: it may have been moved, or be a folder.`)
  }
  try {
    const code = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (code.trim() === '') return refused(`${name} is empty.`)
    return code.includes('\0') ? refused(`${name} is no text.`) : { kind: 'read', code }
  } catch {
    return refused(`${name} is no text in UTF-8.`)
  }
}

export type NamedFile = ReadFile & { readonly name: string }

/** Of what was dropped, or chosen, the one file. */
export const readDropped = async (files: readonly File[]): Promise<NamedFile> => {
  const [file] = files
  const name = file?.name ?? ''
  if (!file || files.length > 1)
    return { ...refused('Drop one file, with a module of JavaScript or TypeScript.'), name }
  return { ...(await readCodeFile(file)), name }
}

/** Shows what was read; it asks before it runs. */
export const receiveFile = (own: Own, read: NamedFile): void => {
  if (read.kind === 'refused') own.refuse(read.reason)
  else
    own.receive({
      code: read.code,
      origin: { kind: 'file', name: read.name },
      question: null,
      settings: null,
    })
}
