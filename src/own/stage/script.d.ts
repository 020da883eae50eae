/** A module and all that it imports as the text of one classic script; `.ci/vite/stage.ts` makes it. */
declare module '*?script' {
  const text: string
  export default text
}
