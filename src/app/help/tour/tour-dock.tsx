import { Suspense } from 'react'
import { useStore } from 'zustand'
import { Guard } from '../../../charts/frame/guard/guard'
import { createLate } from '../../../charts/frame/guard/late'
import { LATE_PARTS } from '../../late/late-parts'
import { usePage } from '../../page-context'

const Tour = createLate(LATE_PARTS.tour)

/** The tour's place beside the page; its code comes when it is first opened. */
export const TourDock = () => {
  const { tour } = usePage()
  const { isOpen } = useStore(tour)
  return isOpen ? (
    <Guard part="The tour">
      <Suspense fallback={null}>
        <Tour />
      </Suspense>
    </Guard>
  ) : null
}
