import './guard.css'
import type { ReactNode } from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { partFaultWords } from './fault-words'
import { retryLateParts } from './late'

interface NoteProps extends FallbackProps {
  /** What is missing, as people know it. */
  readonly part: string
}

const PartFault = ({ part, error, resetErrorBoundary }: NoteProps) => (
  <div className="part-fault">
    <p role="alert">
      <b>{part} is not there.</b> {partFaultWords(error, navigator.onLine)}
    </p>
    <p>
      <button type="button" onClick={resetErrorBoundary}>
        Try again
      </button>{' '}
      <button type="button" className="quiet" onClick={() => location.reload()}>
        Reload the page
      </button>
    </p>
  </div>
)

interface Props {
  readonly part: string
  readonly children: ReactNode
}

/** What fails within it, to be fetched or to be drawn, says so in its place and takes nothing else along. */
export const Guard = ({ part, children }: Props) => (
  <ErrorBoundary onReset={retryLateParts} fallbackRender={(fault) => <PartFault part={part} {...fault} />}>
    {children}
  </ErrorBoundary>
)
