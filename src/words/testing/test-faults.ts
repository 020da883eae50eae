/** What no sentence may have, whatever the run. */
const FAULTS: Readonly<Record<string, RegExp>> = {
  'no workers, callers or cores': /(?<![\d.,])0 (?:workers?|callers?|cores?|places?)\b/,
  'a number that is none': /NaN|Infinity|∞|undefined|null|\[object|1e\+/,
  'a negative number': /(?:^|[\s(×])[-−]\d/,
  'a plural of one':
    /(?<![\d,.])1 (?:calls|workers|callers|places|seconds|chains|threads|cores|batches)\b(?!\/| of)/,
  'a singular of several':
    /(?:[02-9]|\d\d|\d,\d+) (?:call|worker|caller|place|second|thread|chain)\b(?!s|-|\/)/,
  'two full stops': /[.!?]["”’)]?\.(?!\d)/,
  'two spaces': / {2}/,
  'a space before its end': /\s[.,;:](?!\d)/,
  'a sentence that does not begin': /(?:^|[.!?] )[a-z]/,
}

/** What is wrong with the form of a text, each with the text. */
export const faultsInText = (text: string): readonly string[] => {
  const found = Object.entries(FAULTS).filter(([, pattern]) => pattern.test(text))
  const faults = found.map(([fault]) => `${fault}: ${text}`)
  if (!/[.!?”]$/.test(text)) faults.push(`it does not end: ${text}`)
  return faults
}
