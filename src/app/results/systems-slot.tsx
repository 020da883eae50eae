import { lazy, Suspense } from 'react'
import { useAppState, usePage } from '../page-context'

const Systems = lazy(async () => ({ default: (await import('./systems')).Systems }))

/** Where the figures of the systems of 2016 stand; they are fetched for the first run that has one of these. */
export const SystemsSlot = () => {
  const { live } = usePage()
  const hasAny = useAppState(
    ({ snapshot }) =>
      snapshot !== null &&
      Boolean(snapshot.lock ?? snapshot.nesting ?? snapshot.classes.background ?? snapshot.routing),
  )
  return (
    hasAny && (
      <Suspense fallback={null}>
        <Systems live={live} />
      </Suspense>
    )
  )
}
