/** A share as people read it: to three places after the point, as checks need. */
export const percent = (share: number) =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: 3 })} %`

export const calls = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'call' : 'calls'}`
