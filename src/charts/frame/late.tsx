import { type ComponentType, lazy, type ReactElement } from 'react'

/**
 * A component whose code is fetched when it is first drawn. One that could not be fetched is asked for again the next
 * time it is drawn: React's own `lazy` would remember the failure for ever.
 */
export const createLate = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): ((props: P) => ReactElement) => {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        Part = attempt()
        throw error
      }
    })
  let Part = attempt()
  return function Late(props: P) {
    return <Part {...props} />
  }
}
