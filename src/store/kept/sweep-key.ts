/** Under which the browser stores a sweep that was left half-way: known before what reads it has come. */
export const SWEEP_KEY = 'poolscope.sweep'
