/** Long enough for every browser to have begun to read what it saves, ms. */
const READ_BY_MS = 60_000

/** Gives the reader a file. */
export const saveText = (text: string, fileName: string, type: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_MS)
}
