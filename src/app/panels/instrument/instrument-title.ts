/** Stand in the frame before the panel itself is loaded. */
export const INSTRUMENT_TITLE = 'Instrument'
export const INSTRUMENT_DESCRIPTION =
  'What recording itself adds to a call, measured here: the same calls with recording off, counters and full, in blocks that take turns.'
