import { useStore } from 'zustand'
import type { Arrangement } from '../../../store/kept/arrangement'
import { usePage } from '../../page-context'

/** How the page is set out; the component is drawn again when that changes. */
export const useArrangement = (): Arrangement => useStore(usePage().arrangement)
