import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** In the colours of the page, so that both schemes follow it, with a contrast that its tests hold. */
const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--muted)' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--hue-lock)' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--hue-service)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--hue-latency)' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--hue-rate)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--hue-queue)' },
  { tag: tags.invalid, color: 'var(--bad)' },
])

const FRAME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.45' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    borderRight: '1px solid var(--line)',
    color: 'var(--muted)',
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--focus) 30%, transparent) !important',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--sunken)',
    outline: '1px solid var(--line-strong)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(40rem, 90vw)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    color: 'var(--text)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
})

export const LOOK = [FRAME, syntaxHighlighting(COLOURS)]
