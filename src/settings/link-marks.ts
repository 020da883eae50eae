/**
 * What mail programs, advertisements and social networks append to a link that somebody passes on: it says nothing
 * about settings, and nobody who opens the link could mend it.
 */
const MARKS = new Set(
  'fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid li_fat_id igshid igsh yclid ysclid mc_cid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id s_cid si srsltid ref ref_src ref_url spm scid _ga _gl _hsenc _hsmi __s __hssc __hstc __hsfp hsCtaTracking epik rb_clickid wickedid'.split(
    ' ',
  ),
)
const FAMILIES = /^(?:utm|pk|mtm|piwik|matomo|ns|hsa|stm|trk|sc|vero|at|itm|wt)_/i

/** Whether a parameter is such a mark. */
export const isLinkMark = (key: string): boolean => MARKS.has(key) || FAMILIES.test(key)
