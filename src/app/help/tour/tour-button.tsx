import { useStore } from 'zustand'
import { usePage } from '../../page-context'

/** The focus returns to it when the tour closes. */
export const TOUR_BUTTON_ID = 'tour-button'

export const TourButton = () => {
  const { tour } = usePage()
  const { isOpen } = useStore(tour)
  return (
    <button
      type="button"
      id={TOUR_BUTTON_ID}
      className="small tour-button"
      aria-expanded={isOpen}
      title="A tour of eight short steps through the thread that began it all"
      onClick={() => (isOpen ? tour.close() : tour.open())}
    >
      The 2016 thread
    </button>
  )
}
