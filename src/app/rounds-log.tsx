import { useLayoutEffect, useRef } from 'react'
import type { RoundLine } from '../domain/snapshot'
import { roundText } from './round-line'

/** px from the end that still count as being there. */
const END_TOLERANCE_PX = 24

export const RoundsLog = ({ rounds }: { readonly rounds: readonly RoundLine[] }) => {
  const log = useRef<HTMLDivElement>(null)
  const followsEnd = useRef(true)
  const last = rounds.at(-1)?.round
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useLayoutEffect(() => {
    if (log.current && followsEnd.current) log.current.scrollTop = log.current.scrollHeight
  }, [last])
  return (
    <div
      className="rounds"
      role="log"
      aria-label="Rounds"
      aria-live="off"
      ref={log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        const { scrollTop, clientHeight, scrollHeight } = currentTarget
        followsEnd.current = scrollHeight - scrollTop - clientHeight < END_TOLERANCE_PX
      }}
    >
      {rounds.length === 0 && <p className="rounds-empty">A line for each finished round.</p>}
      {rounds.map((line) => (
        <div key={line.round} className="round">
          <span className="round-number" aria-hidden="true">
            {line.round}
          </span>
          <code>{roundText(line)}</code>
        </div>
      ))}
    </div>
  )
}
