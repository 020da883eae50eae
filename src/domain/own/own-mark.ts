/** Before own code in the part of an address after #; `#own` alone is the panel's own address. */
export const OWN_MARK = '#own='

/** Whether an address brings code: then nothing starts by itself. @param hash from # on */
export const hasOwnCode = (hash: string): boolean => hash.startsWith(OWN_MARK)
