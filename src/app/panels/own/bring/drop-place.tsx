import { type DragEvent, type ReactNode, useState } from 'react'
import { usePage } from '../../../page-context'
import { readDropped, receiveFile } from './read-file'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Takes a file that is dropped on it: before the editor does, which would put it in as if it had been typed. */
export const FileDrop = ({ children }: { readonly children: ReactNode }) => {
  const { own } = usePage()
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    setIsOver(true)
  }
  const drop = async (event: DragEvent) => {
    setIsOver(false)
    if (!carriesFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    receiveFile(own, await readDropped([...event.dataTransfer.files]))
  }
  return (
    <section
      aria-label="Code"
      className="own-drop"
      data-over={isOver || undefined}
      onDragOverCapture={over}
      onDragLeave={() => setIsOver(false)}
      onDropCapture={(event) => void drop(event)}
    >
      {children}
    </section>
  )
}
