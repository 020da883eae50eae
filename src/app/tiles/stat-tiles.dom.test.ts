// @vitest-environment page
import { screen } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { visit } from '../testing/test-page'
import { button } from '../testing/test-parts'
import { recordedRun } from '../testing/test-recorded'

it.each(['counters', 'off'] as const)(
  'A run that records %s says so, and shows no latency instead of zeros.',
  async (recording) => {
    const { snapshots, report } = await recordedRun({ recording })
    const last = snapshots.at(-1)
    const { lab, user, after, pass } = await visit(`?recording=${recording}`)
    await user.click(button('Run'))
    await after(() => last && lab.latest.publish(last))
    await after(() => lab.latest.finish(report))
    await pass(1000)
    expect(screen.getByText(`Recording: ${recording}`)).toBeDefined()
    const tile = [...document.querySelectorAll('.tile')].find(({ textContent }) =>
      textContent?.includes('Slowdown ratio'),
    )
    expect(tile?.textContent).toMatch(/–.*recording is/)
  },
)
