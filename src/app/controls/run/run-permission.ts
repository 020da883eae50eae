import type { Activity } from '../../../store/state'

export const CAN_RUN: Readonly<Record<Activity, boolean>> = {
  idle: true,
  introduction: true,
  running: false,
  stopping: false,
}
export const CAN_STOP: Readonly<Record<Activity, boolean>> = {
  idle: false,
  introduction: true,
  running: true,
  stopping: false,
}
