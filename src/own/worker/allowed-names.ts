/** Names that own code finds in its thread. All others are taken away: what a browser will add next is not there either. */

const LANGUAGE = `
  globalThis self undefined NaN Infinity Object Function Array Number Boolean String Symbol BigInt Date Math JSON Intl
  Temporal RegExp Promise Proxy Reflect Error AggregateError EvalError RangeError ReferenceError SuppressedError SyntaxError
  TypeError URIError Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator AsyncIterator ArrayBuffer
  SharedArrayBuffer Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
  Float16Array Float32Array Float64Array BigInt64Array BigUint64Array DisposableStack AsyncDisposableStack
  parseFloat parseInt isFinite isNaN decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  WebAssembly`

const PLATFORM = `
  console performance Performance PerformanceEntry PerformanceMark PerformanceMeasure crypto Crypto CryptoKey SubtleCrypto
  setTimeout clearTimeout setInterval clearInterval queueMicrotask requestAnimationFrame cancelAnimationFrame scheduler
  Scheduler TaskController TaskSignal structuredClone atob btoa TextEncoder TextDecoder TextEncoderStream TextDecoderStream
  CompressionStream DecompressionStream ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader
  ReadableStreamDefaultController ReadableByteStreamController ReadableStreamBYOBRequest WritableStream
  WritableStreamDefaultWriter WritableStreamDefaultController TransformStream TransformStreamDefaultController
  ByteLengthQueuingStrategy CountQueuingStrategy URL URLSearchParams URLPattern AbortController AbortSignal Event
  EventTarget CustomEvent DOMException MessageChannel MessagePort Blob File ImageData ImageBitmap createImageBitmap
  OffscreenCanvas OffscreenCanvasRenderingContext2D CanvasGradient CanvasPattern Path2D TextMetrics DOMMatrix
  DOMMatrixReadOnly DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectReadOnly crossOriginIsolated isSecureContext`

const namesIn = (text: string): readonly string[] => text.trim().split(/\s+/)

export const ALLOWED_NAMES: ReadonlySet<string> = new Set([...namesIn(LANGUAGE), ...namesIn(PLATFORM)])
