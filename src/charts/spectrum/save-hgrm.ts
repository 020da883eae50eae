import type { SpectrumPoint } from '../../domain/spectrum'
import { hgrmText } from './hgrm'

/** Gives the reader a file that the plotters of HdrHistogram read. */
export const saveHgrm = (points: readonly SpectrumPoint[], name: string): void => {
  const url = URL.createObjectURL(new Blob([hgrmText(points)], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.hgrm`
  link.click()
  URL.revokeObjectURL(url)
}
