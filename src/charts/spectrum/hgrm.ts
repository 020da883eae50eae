import type { SpectrumPoint } from '../../domain/figures/pictures/spectrum'
import { saveFile } from '../frame/save-file'

/** Columns of HdrHistogram's percentile distribution, as its plotters read them. */
const HEADER = '       Value     Percentile TotalCount 1/(1-Percentile)'

const line = ({ percent, us, count }: SpectrumPoint): string => {
  const share = percent / 100
  const value = us.toFixed(3).padStart(12)
  const columns = `${value} ${share.toFixed(12).padStart(14)} ${String(count).padStart(10)}`
  // The last line of all calls has no fourth column: it would be infinite.
  return share >= 1 ? columns : `${columns} ${(1 / (1 - share)).toFixed(2).padStart(14)}`
}

/** A spectrum as HdrHistogram writes it (".hgrm"), latencies in µs. */
export const hgrmText = (points: readonly SpectrumPoint[]): string => {
  const last = points.at(-1)
  const summary = `#[Max     = ${(last?.us ?? 0).toFixed(3).padStart(12)}, Total count    = ${String(last?.count ?? 0).padStart(12)}]`
  return [HEADER, '', ...points.map(line), summary, ''].join('\n')
}

/** Gives the reader a file that the plotters of HdrHistogram read. */
export const saveHgrm = (points: readonly SpectrumPoint[], name: string): void =>
  saveFile(`${name}.hgrm`, hgrmText(points), 'text/plain')
