import type { SpectrumPoint } from '../../domain/spectrum'
import { saveText } from '../frame/save-text'
import { hgrmText } from './hgrm'

/** Gives the reader a file that the plotters of HdrHistogram read. */
export const saveHgrm = (points: readonly SpectrumPoint[], name: string): void =>
  saveText(hgrmText(points), `${name}.hgrm`, 'text/plain')
