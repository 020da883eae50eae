import type { CheckState } from '../../../domain/figures/check'

/** Told apart by outline and by what is in it, not by colour: a tick, a triangle, an octagon. */
const SHAPES = {
  ok: <path className="state-mark-line" d="M1.8 6.6 4.6 9.4 10.2 3" />,
  warn: (
    <>
      <path d="M6 .8 11.6 11H.4Z" />
      <path className="state-mark-cut" d="M6 4.6v2.9M6 9.2v.2" />
    </>
  ),
  fail: (
    <>
      <path d="M3.6.3h4.8l3.3 3.3v4.8l-3.3 3.3H3.6L.3 8.4V3.6Z" />
      <path className="state-mark-cut" d="m4 4 4 4M8 4 4 8" />
    </>
  ),
} as const

/** The sign of a check's state. Words stand beside it, or in its place for those who do not see it. */
export const StateMark = ({ state }: { readonly state: CheckState }) => (
  <svg className={`state-mark state-mark-${state}`} viewBox="0 0 12 12" aria-hidden="true">
    {SHAPES[state]}
  </svg>
)
