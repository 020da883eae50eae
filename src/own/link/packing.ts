/** FNV-1a of 32 bits: finds letters that were lost or changed on the way. Whoever means harm can make another. */
export const linkChecksum = (bytes: Uint8Array): number => {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
  return sum >>> 0
}

const bytesOf = async (stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> => {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length
    if (length > most) {
      reader.cancel().catch(() => undefined)
      throw new RangeError(`It unpacks to more than ${Math.round(most / 1000)} kB.`)
    }
    chunks.push(step.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

export const deflated = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  bytesOf(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  )

/** @throws {RangeError} when it would be longer than `most` bytes; another error when it is no packed text */
export const inflated = (bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array> =>
  bytesOf(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), most)

/** Base64 whose letters stand in an address as they are. */
export const toBase64Url = (bytes: Uint8Array): string => {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @throws when `text` has other letters */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError('It has letters that a link of this kind has not.')
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}
