/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** Between the reader's own two colours, as canvases write it. @param share of the way from one to the other */
export const mixed = (from: Rgb, to: Rgb, share: number): string =>
  `rgb(${from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share)).join(' ')})`
