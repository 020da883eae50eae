/** A share as people read it: small ones need their thousandths. */
export const percent = (share: number) =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: Math.abs(share) < 0.1 ? 3 : 1 })} %`

export const calls = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'call' : 'calls'}`
