import type { SpectrumPoint } from '../../domain/figures/spectrum'
import { saveFile } from '../frame/save-file'
import { hgrmText } from './hgrm'

/** Gives the reader a file that the plotters of HdrHistogram read. */
export const saveHgrm = (points: readonly SpectrumPoint[], name: string): void =>
  saveFile(`${name}.hgrm`, hgrmText(points), 'text/plain')
