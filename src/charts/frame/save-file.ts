/** Some browsers read a download only after the task of the click, and ask the reader first: so long it stays, ms. */
const KEPT_MS = 60_000

/** Gives the reader a file. */
export const saveFile = (name: string, content: string, type: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
