import { useStore } from 'zustand'
import type { TourPlace } from '../../store/tour'
import { usePage } from '../page-context'

export const useTour = (): TourPlace => useStore(usePage().tour)
