import { Suspense } from 'react'
import { Guard } from '../../../../charts/frame/guard/guard'
import { createLate } from '../../../../charts/frame/guard/late'
import { LATE_PARTS } from '../../../late/late-parts'
import { useAppState, usePage } from '../../../page-context'

const Systems = createLate(LATE_PARTS.systems)

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
      <Guard part="The figures of this system">
        <Suspense fallback={null}>
          <Systems live={live} />
        </Suspense>
      </Guard>
    )
  )
}
