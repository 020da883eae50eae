import '../claims/claims.css'
import './own.css'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { shownCode } from '../../../store/own/own'
import { usePage } from '../../page-context'
import { Acts } from './acts'
import { FileDrop } from './bring/drop-place'
import { GuestNote } from './bring/guest-note'
import { Editor } from './editor/editor'
import { OWN_PANEL } from './own-words'
import { Question } from './question'
import { Tools } from './tools'
import { useFault } from './use-fault'
import { useOwn } from './use-own'
import { VerdictView } from './verdict/verdict'

const KEYS_ID = 'own-keys'

const KEEPING_WORDS = {
  kept: 'Kept in this browser.',
  'too-long': 'Too long to be kept in this browser.',
  blocked: 'Not kept: this browser blocks storage, or has no more room.',
} as const

const Code = () => {
  const { own } = usePage()
  const code = useOwn(shownCode)
  const keeping = useOwn((state) => (state.guest ? null : state.keeping))
  const fault = useFault()
  return (
    <FileDrop>
      <Editor
        code={code}
        label="Your function, a module"
        describedBy={KEYS_ID}
        fault={fault}
        onChange={own.edit}
      />
      <p role="status" aria-label="What is wrong with the code" className="own-fault">
        {fault && (fault.line === null ? fault.message : `Line ${fault.line}: ${fault.message}`)}
      </p>
      <p className="own-note">
        <span id={KEYS_ID}>Tab indents; Escape, then Tab, leaves the editor.</span>{' '}
        {keeping !== null && KEEPING_WORDS[keeping]}
      </p>
    </FileDrop>
  )
}

const Found = () => {
  const judging = useOwn((state) => state.judging)
  const code = useOwn(shownCode)
  if (judging.kind !== 'judged') return null
  return <VerdictView judgement={judging.judgement} isOfOther={judging.code !== code} />
}

/** A function that somebody brings along: what they know of it, its code, and what was found. */
export const OwnPanel = () => (
  <PanelFrame {...OWN_PANEL} element="section" body="flow">
    <div className="own">
      <Question />
      <GuestNote />
      <Tools />
      <Code />
      <Acts />
      <Found />
    </div>
  </PanelFrame>
)
