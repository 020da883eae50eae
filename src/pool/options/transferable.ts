/** Of the language: none of these can be handed over. What a platform makes, it judges itself when the call is sent. */
const NEVER_HANDED_OVER: ReadonlySet<string> = new Set(
  [
    ...[
      'Object',
      'Array',
      'Function',
      'AsyncFunction',
      'GeneratorFunction',
      'Arguments',
      'Boolean',
      'Number',
    ],
    ...[
      'String',
      'Date',
      'RegExp',
      'Error',
      'Map',
      'Set',
      'WeakMap',
      'WeakSet',
      'WeakRef',
      'Promise',
      'Generator',
    ],
    ...['SharedArrayBuffer', 'Blob', 'File'],
  ].map((name) => `[object ${name}]`),
)

/** What was handed over already is gone. */
const isDetached = (value: object): boolean => {
  // Of whatever realm.
  if (Object.prototype.toString.call(value) !== '[object ArrayBuffer]') return false
  if ((value as ArrayBuffer).byteLength > 0) return false
  try {
    new Uint8Array(value as ArrayBuffer)
    return false
  } catch {
    return true
  }
}

const canBeHandedOver = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  !NEVER_HANDED_OVER.has(Object.prototype.toString.call(value)) &&
  !isDetached(value)

/** Whether it lists what can be handed over, each once. @throws what looking at a proxy throws */
export const isTransferList = (list: unknown): boolean =>
  Array.isArray(list) && new Set(list).size === list.length && [...list].every(canBeHandedOver)
