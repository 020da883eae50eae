import type { OwnFault } from '../../../../domain/own/own'

export interface EditorProps {
  readonly code: string
  /** Its name for those who do not see it. */
  readonly label: string
  /** Id of what says how to leave it. */
  readonly describedBy: string
  readonly fault: OwnFault | null
  readonly onChange: (code: string) => void
}
