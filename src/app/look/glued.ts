/** A line breaks between figures, never between a number and its unit, or between “±” and its number. */
export const glued = (text: string): string =>
  text.replace(/(\d) (?=(?:µs|ms|s|kB|MB|%)(?!\w))/g, '$1\u00a0').replace(/± /g, '±\u00a0')
