import { describe, expect, it } from 'vitest'
import { createUndo } from './undo'

describe('What can be undone', () => {
  it('is undone once.', () => {
    const undo = createUndo()
    const undone: string[] = []
    undo.offer({ text: 'a', undo: () => undone.push('a') })
    undo.take()
    undo.take()
    expect(undone).toEqual(['a'])
  })

  it('is only the last thing done, and nothing once forgotten.', () => {
    const undo = createUndo()
    const undone: string[] = []
    undo.offer({ text: 'a', undo: () => undone.push('a') })
    undo.offer({ text: 'b', undo: () => undone.push('b') })
    undo.take()
    undo.offer({ text: 'c', undo: () => undone.push('c') })
    undo.forget()
    undo.take()
    expect(undone).toEqual(['b'])
  })
})
