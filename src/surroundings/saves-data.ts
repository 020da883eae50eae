/** What Chromium tells of the visitor's wish; see <https://wicg.github.io/savedata/>. */
interface NavigatorThatTells {
  readonly connection?: { readonly saveData?: boolean }
}

/** Whether the visitor has the browser save data: then nothing is fetched before it is needed. */
export const savesData = (): boolean => (navigator as NavigatorThatTells).connection?.saveData === true
