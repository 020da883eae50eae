/** Why a lab, which does one thing at a time, can begin nothing else. */
export const GOES_ON = {
  run: 'A run is going on already: stop it first.',
  measuring: 'The instrument is being measured: wait until that is done, or stop it.',
} as const
