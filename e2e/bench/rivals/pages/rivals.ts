import { timeLone } from './lone/time-lone'
import { measure } from './measure'
import { loadOf } from './workload'

const rivals = {
  measure,
  timeLone,
  /** Steps that the kernel takes for its 100 µs on this machine. */
  kernelSteps: () => loadOf('kernel').argsOf(1)[1] ?? Number.NaN,
}

declare global {
  interface Window {
    rivals: typeof rivals
  }
}
window.rivals = rivals
