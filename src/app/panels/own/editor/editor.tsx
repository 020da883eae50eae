import { Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { createLate, retryLateParts } from '../../../../charts/frame/guard/late'
import type { EditorProps } from './editor-props'

/** Not among the parts that are fetched ahead: it is as large as all of those. */
const CodeEditor = createLate(async () => (await import('./code-editor')).CodeEditor)

const Plain = ({ code, label, describedBy, onChange }: EditorProps) => (
  <textarea
    className="own-plain"
    aria-label={label}
    aria-describedby={describedBy}
    spellCheck={false}
    autoCapitalize="off"
    value={code}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

/** The editor; a plain field until it has come, and where it does not come. */
export const Editor = (props: EditorProps) => (
  <div className="own-editor">
    <ErrorBoundary
      onReset={retryLateParts}
      fallbackRender={({ resetErrorBoundary }) => (
        <>
          <Plain {...props} />
          <p className="own-editor-missing">
            The editor could not be loaded: this field does as well.{' '}
            <button type="button" className="quiet" onClick={resetErrorBoundary}>
              Try again
            </button>
          </p>
        </>
      )}
    >
      <Suspense fallback={<pre className="own-plain">{props.code}</pre>}>
        <CodeEditor {...props} />
      </Suspense>
    </ErrorBoundary>
  </div>
)
