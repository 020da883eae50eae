import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { usePage } from '../page-context'

const Tour = lazy(async () => ({ default: (await import('./tour')).Tour }))

/** The tour's place beside the page; its code comes when it is first opened. */
export const TourDock = () => {
  const { tour } = usePage()
  const { isOpen } = useStore(tour)
  return isOpen ? (
    <Suspense fallback={null}>
      <Tour />
    </Suspense>
  ) : null
}
