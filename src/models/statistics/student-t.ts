/** Share of the distribution between the two quantiles. */
const CONFIDENCE = 0.95
/** The normal distribution's quantile, which Student's approaches from above. */
const NORMAL = 1.959963984540054
/** Intervals of Simpson's rule: the area's error is below 1e-9 for all degrees of freedom. */
const INTERVALS = 256
/** Newton's steps end when they change t by less than this share; ten do so from one degree of freedom on. */
const PRECISION = 1e-12
const MOST_STEPS = 20

/** From here on Stirling's series below has an error under 1e-10. */
const STIRLING_FROM = 12

/** Γ(a + ½) ÷ Γ(a), a > 0: Stirling's series (F. Tricomi, A. Erdélyi 1951), after shifting a up by the recurrence. */
const gammaRatio = (a: number): number => {
  let [shifted, factor] = [a, 1]
  for (; shifted < STIRLING_FROM; shifted += 1) factor *= shifted / (shifted + 0.5)
  const r = 1 / shifted
  return factor * Math.sqrt(shifted) * Math.exp(r * (-1 / 8 + r ** 2 * (1 / 192 - r ** 2 / 640)))
}

/** cosᵖ φ; by way of the logarithm, because near φ = 0 the cosine itself loses its digits. */
const cosinePower = (angle: number, power: number) =>
  Math.exp((-power / 2) * Math.log1p(Math.tan(angle) ** 2))

/** ∫₀^end cosᵖ φ dφ by Simpson's rule. */
const integral = (end: number, power: number): number => {
  const width = end / INTERVALS
  let sum = 1 + cosinePower(end, power)
  for (let i = 1; i < INTERVALS; i += 1) sum += (i % 2 === 1 ? 4 : 2) * cosinePower(i * width, power)
  return (sum * width) / 3
}

/** Quantiles of whole degrees of freedom, once worked out: the same few are asked for again and again. */
const KNOWN: (number | undefined)[] = []
/** Of more degrees the quantile is worked out each time. */
const MOST_KNOWN = 200

const quantileOf = (degrees: number): number => {
  const scale = (2 * gammaRatio(degrees / 2)) / Math.sqrt(Math.PI)
  const root = Math.sqrt(degrees)
  let t = NORMAL
  for (let step = 0; step < MOST_STEPS && Number.isFinite(degrees); step += 1) {
    const probability = scale * integral(Math.atan(t / root), degrees - 1)
    const density = (scale / root) * Math.exp((-(degrees + 1) / 2) * Math.log1p(t ** 2 / degrees))
    const change = (CONFIDENCE - probability) / density
    t += change
    if (Math.abs(change) < PRECISION * t) break
  }
  return t
}

/**
 * Two-sided 95 % quantile of Student's t: |T| ≤ t with probability 0.95, to a relative error below 1e-8.
 * The probability is P(|T| ≤ t) = 2 Γ((ν+1)/2) / (√π Γ(ν/2)) · ∫₀^θ cosᵛ⁻¹ φ dφ with θ = arctan(t/√ν)
 * (Abramowitz & Stegun 1964, 26.7.1, substituted). It is concave in t > 0, so that Newton's steps from the
 * normal quantile, which lies below, climb to t without passing it.
 * @param degrees of freedom, 1 or more, not necessarily whole
 * @throws RangeError for fewer
 */
export const studentT = (degrees: number): number => {
  if (!(degrees >= 1)) throw new RangeError(`Student’s t needs a degree of freedom, and has ${degrees}`)
  if (!Number.isInteger(degrees) || degrees > MOST_KNOWN) return quantileOf(degrees)
  const known = KNOWN[degrees] ?? quantileOf(degrees)
  KNOWN[degrees] = known
  return known
}
