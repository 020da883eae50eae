const TYPED_IN =
  'input:not([type="range"], [type="radio"], [type="checkbox"], [type="button"]), select, textarea'

/** Whether a key pressed there is meant for a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_IN))
