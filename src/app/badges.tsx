import { useState } from 'react'
import type { Snapshot } from '../domain/snapshot'
import { trustBadges } from './trust-badges'

/** The last known badges stay between two runs: the machine has not changed. */
export const Badges = ({ snapshot }: { readonly snapshot: Snapshot | null }) => {
  const [last, setLast] = useState(snapshot)
  if (snapshot && snapshot !== last) setLast(snapshot)
  const badges = last ? trustBadges(last) : []
  return (
    <ul className="badges" aria-label="Trust">
      {badges.map(({ id, tone, text, meaning }) => (
        <li key={id} className={`badge badge-${tone}`} title={meaning}>
          {text}
          <span className="visually-hidden">. {meaning}</span>
        </li>
      ))}
    </ul>
  )
}
