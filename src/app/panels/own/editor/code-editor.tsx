import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { EditorProps } from './editor-props'
import { LOOK } from './look'
import { editorMarksOf } from './marks'

const EXTENSIONS = [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of('  '),
  bracketMatching(),
  closeBrackets(),
  lintGutter(),
  javascript({ typescript: true }),
  // Tab indents. Escape lets the next Tab leave, and Ctrl+M all further ones: both come with the editor.
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  ...LOOK,
]

/** An editor of code. Loaded when it is first looked at. */
export const CodeEditor = ({ code, label, describedBy, fault, onChange }: EditorProps) => {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const hear = useRef(onChange)
  const first = useRef(code)
  useEffect(() => {
    hear.current = onChange
  }, [onChange])

  useEffect(() => {
    if (!place.current) return
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...EXTENSIONS,
          // It can be edited, so it takes the focus anyway; to who reads the page as a tree, this says so.
          EditorView.contentAttributes.of({
            tabindex: '0',
            'aria-label': label,
            'aria-describedby': describedBy,
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) hear.current(state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [label, describedBy])

  // What was put in its place from outside: a step like any other, which Undo takes back.
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === code) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: code } })
  }, [code])

  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, editorMarksOf(editor.state.doc, fault)))
  }, [fault])

  return <div ref={place} className="own-editor-in" />
}
