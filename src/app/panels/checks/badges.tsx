import { useState } from 'react'
import type { Snapshot } from '../../../domain/snapshot'
import { machineBadges, trustBadges } from './trust-badges'

/** What is known of the machine stays between two runs: it has not changed. What spoke against a run goes with it. */
export const Badges = ({ snapshot }: { readonly snapshot: Snapshot | null }) => {
  const [last, setLast] = useState(snapshot)
  if (snapshot && snapshot !== last) setLast(snapshot)
  const remembered = last ? machineBadges(last) : []
  const badges = snapshot ? trustBadges(snapshot) : remembered
  return (
    <ul className="badges" aria-label="Trust">
      {badges.map(({ id, tone, text, meaning, href }) => (
        <li key={id} className={`badge badge-${tone}`} data-badge={id} title={meaning}>
          {href ? <a href={href}>{text}</a> : text}
          <span className="visually-hidden">. {meaning}</span>
        </li>
      ))}
    </ul>
  )
}
