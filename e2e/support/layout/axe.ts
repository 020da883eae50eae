import type { Page } from '@playwright/test'
import axe from 'axe-core'

export interface AxeOrder {
  /** Selector of the part that is looked at; the whole page without it. */
  readonly within?: string
  /** Selector of what is left out: rows like those before. */
  readonly beside?: string
  /** What alone is looked for; everything without it. */
  readonly only?: readonly string[]
  /** Rules that need not be looked at again. */
  readonly without?: readonly string[]
}

/** Of WCAG 2.2; not among those that are on by themselves. */
const ALSO = ['target-size']

/** Rules that look at colours, sizes and what is cut off: what the scheme and the width can change. */
export const RULES_OF_LOOKS = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'link-in-text-block',
]

type Axe = typeof axe

/** Once for each load. A colour that is on its way from one scheme to the other is in neither: from now on none is. */
const inject = async (page: Page): Promise<void> => {
  if (await page.evaluate(() => 'axe' in window)) return
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
  await page.evaluate(axe.source)
}

/** What axe finds on the page, a line each: what, where, and how to mend it. */
export const axeFindings = async (
  page: Page,
  { within, beside, only, without = [] }: AxeOrder = {},
): Promise<readonly string[]> => {
  await inject(page)
  const rules = Object.fromEntries([
    ...(only ? [] : ALSO).map((rule) => [rule, { enabled: true }] as const),
    ...without.map((rule) => [rule, { enabled: false }] as const),
  ])
  const options = {
    resultTypes: ['violations' as const],
    preload: false,
    iframes: false,
    rules,
    ...(only ? { runOnly: [...only] } : {}),
  }
  const violations = await page.evaluate(
    async ({ context, order }) => {
      const injected = (window as unknown as { axe: Axe }).axe
      return (await injected.run(context, order)).violations
    },
    { context: { include: [within ?? 'html'], exclude: beside ? [beside] : [] }, order: options },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
