import { marksOf } from '../../timeline/marks/marks-of'
import { InterruptionShades, MarkLines, TimeGrid } from '../../timeline/time-layers'
import { useChartPicture } from '../picture-context'

/** Behind the data of a line chart: the time axis, interruptions, and a line at each change of settings. */
export const MomentLayers = () => {
  const { scene, box, place } = useChartPicture()
  const { snapshot, time } = scene
  return (
    <>
      <TimeGrid box={box} time={time} place={place} />
      <InterruptionShades box={box} time={time} place={place} interruptions={snapshot?.interruptions ?? []} />
      <MarkLines box={box} time={time} place={place} marks={marksOf(snapshot)} />
    </>
  )
}
