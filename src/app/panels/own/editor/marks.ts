import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { OwnFault } from '../../../../domain/own/own'

/** The fault at its place in the text: to the end of its line; nothing where its line is not, or not known. */
export const editorMarksOf = (text: Text, fault: OwnFault | null): readonly Diagnostic[] => {
  if (fault === null || fault.line === null || fault.line < 1 || fault.line > text.lines) return []
  const line = text.line(fault.line)
  const from = Math.min(line.to, line.from + Math.max(0, (fault.column ?? 1) - 1))
  return [{ from, to: line.to, severity: 'error', message: fault.message }]
}
