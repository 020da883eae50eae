/** A share as people read it, in percent: small ones need their thousandths. */
export const formatShare = (share: number): string =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: Math.abs(share) < 0.1 ? 3 : 1 })} %`
