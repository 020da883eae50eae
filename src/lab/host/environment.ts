import type { Environment } from '../../domain/snapshot'
import { measureResolution } from '../../workloads/clock/clock-resolution'
import type { Host } from './host'

/** What a run is measured on, as far as is known before its workers have said their part. */
export const environmentOf = (host: Host, callerFallback: string | null): Environment => ({
  userAgent: host.userAgent,
  cores: host.cores,
  crossOriginIsolated: host.crossOriginIsolated,
  clockResolutionUs: measureResolution(host.clock),
  workerClockResolutionUs: null,
  caller: host.thread,
  callerFallback,
  timer: host.timer,
})
