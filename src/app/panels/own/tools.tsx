import { type ChangeEvent, useRef } from 'react'
import { saveFile } from '../../../charts/frame/save-file'
import { formatCount } from '../../../domain/text'
import { OWN_EXAMPLES } from '../../../own/examples/examples'
import { shownCode } from '../../../store/own/own'
import { usePage } from '../../page-context'
import { CopyButton } from '../results/copy-button'
import { readDropped, receiveFile } from './bring/read-file'
import { useOwnLink } from './bring/use-own-link'
import { useOwn } from './use-own'

const Examples = () => {
  const { own } = usePage()
  const code = useOwn(shownCode)
  const shown = OWN_EXAMPLES.find((example) => example.code === code)
  const take = ({ currentTarget: { value } }: ChangeEvent<HTMLSelectElement>) => {
    const example = OWN_EXAMPLES.find(({ id }) => id === value)
    if (!example) return
    const { callsPerSecond } = example
    own.take(example.code, { takesMs: null, argumentsKb: null, demand: { kind: 'rate', callsPerSecond } })
  }
  return (
    <select aria-label="Ready-made functions" value={shown?.id ?? ''} onChange={take}>
      <option value="" disabled>
        A ready-made function…
      </option>
      {OWN_EXAMPLES.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** The browser's own button for files cannot be given our look: a button presses it. */
const OpenFile = () => {
  const { own } = usePage()
  const input = useRef<HTMLInputElement>(null)
  const open = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])]
    // The same file can be opened again.
    currentTarget.value = ''
    if (files.length === 0) return
    receiveFile(own, await readDropped(files))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A file with a function"
        accept=".js,.mjs,.ts,.mts,.txt,text/javascript"
        onChange={(event) => void open(event)}
      />
      <button type="button" className="small" onClick={() => input.current?.click()}>
        Open a file…
      </button>
    </>
  )
}

const Link = () => {
  const link = useOwnLink()
  if (link.kind === 'too-long')
    return (
      <span className="own-link">Too long for a link ({formatCount(link.letters)} letters): save a file</span>
    )
  const size = link.kind === 'made' ? `${formatCount(link.href.length)} letters` : ''
  return (
    <span className="own-link">
      <CopyButton
        label="Copy link to code"
        title="A link that brings code, question and settings to somebody else, who is asked before it runs"
        isEnabled={link.kind === 'made'}
        text={() => (link.kind === 'made' ? link.href : '')}
      />
      {size}
      {link.kind === 'made' && link.isLong && ': longer than some programs for mail and chat carry'}
    </span>
  )
}

/** How code comes here and leaves. */
export const Tools = () => {
  const { own } = usePage()
  const before = useOwn(({ mine, guest }) => (guest ? null : mine.before))
  const code = useOwn(shownCode)
  return (
    <div className="own-tools">
      <Examples />
      <OpenFile />
      <button
        type="button"
        className="small"
        onClick={() => saveFile('function.js', code, 'text/javascript')}
      >
        Save as a file
      </button>
      {before !== null && before !== code && (
        <button type="button" className="small" onClick={own.goBack}>
          Back to the code before
        </button>
      )}
      <Link />
    </div>
  )
}
