import { millis } from '../domain/time'

/** Width of a bucket of the timeline. */
export const BUCKET = millis(250)
