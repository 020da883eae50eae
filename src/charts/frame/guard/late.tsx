import { type ComponentType, lazy, type ReactElement } from 'react'

/** What asks anew for each part that could not be fetched. */
const failed = new Set<() => void>()

/** Parts that could not be fetched are asked for again when they are next drawn. */
export const retryLateParts = (): void => {
  for (const retry of failed) retry()
  failed.clear()
}

/**
 * A component whose code is fetched when it is first drawn. React's own `lazy` would remember a failure for ever; this
 * one is asked for again after `retryLateParts`, and not before: React draws anew whatever has just failed.
 */
export const createLate = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): ((props: P) => ReactElement) => {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        failed.add(() => {
          Part = attempt()
        })
        throw error
      }
    })
  let Part = attempt()
  return function Late(props: P) {
    return <Part {...props} />
  }
}
