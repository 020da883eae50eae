/// Makes poolifier-web-worker 0.5.15 start in a browser at all: it takes a thread for a browser's only where
/// there is a `window`, which no Web Worker has, and throws "Unsupported JavaScript runtime environment"
/// otherwise. The worker's script imports this before the library.
Object.defineProperty(globalThis, 'window', { value: globalThis })
