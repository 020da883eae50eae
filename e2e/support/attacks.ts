/**
 * What hostile code in an own function would try, by name: the body of an async function that gives something true when
 * it got what it wanted. `reach` is the global object of its thread, `address` a server that answers anybody.
 */
const ATTACKS: Readonly<Record<string, string>> = {
  fetch: 'return (await fetch(address + "fetch")).status',
  XMLHttpRequest: `const request = new XMLHttpRequest()
    request.open('GET', address + 'xhr', false)
    request.send()
    return request.status`,
  WebSocket: 'return new WebSocket(address.replace("http", "ws"))',
  WebSocketStream: 'return new WebSocketStream(address.replace("http", "ws"))',
  EventSource: 'return new EventSource(address)',
  WebTransport: 'return new WebTransport(address.replace("http:", "https:"))',
  RTCPeerConnection: 'return new RTCPeerConnection()',
  sendBeacon: 'return navigator.sendBeacon(address)',
  importScripts: 'return importScripts(address + "script.js") ?? true',
  'import by eval': 'return eval("imp" + "ort(" + JSON.stringify(address + "module.js") + ")")',
  'import by an indirect eval': 'return (0, eval)("1") === 1',
  'import by Function':
    'return Function("return imp" + "ort(" + JSON.stringify(address + "module.js") + ")")()',
  'Function of a function': 'return (() => 1).constructor("return 1")()',
  'AsyncFunction of a function': 'return await (async () => 1).constructor("return 1")()',
  'GeneratorFunction of a function': 'return (function* () {}).constructor("yield 1")().next()',
  'AsyncGeneratorFunction of a function': 'return (async function* () {}).constructor("yield 1")().next()',
  'Function behind AsyncFunction': 'return Object.getPrototypeOf((async () => 1).constructor)("return 1")()',
  'Function of a class': 'return Reflect.construct(class {}.constructor, ["return 1"])()',
  'Function of a builtin': 'return [].map.constructor("return 1")()',
  'Function of WebAssembly': 'return Object.getPrototypeOf(WebAssembly.Function)("return 1")()',
  'Function that is put back': `Object.defineProperty(Function.prototype, 'constructor', { value: null, configurable: true })
    return true`,
  'setTimeout with text': 'setTimeout("1"); return true',
  'setInterval with text': 'clearInterval(setInterval("1")); return true',
  ShadowRealm: 'return new ShadowRealm().evaluate("1")',
  Worker: 'return new Worker(address)',
  'Worker of a blob': 'return new Worker(URL.createObjectURL(new Blob([""])))',
  SharedWorker: 'return new SharedWorker(address)',
  'object address': 'return URL.createObjectURL(new Blob([""]))',
  indexedDB: 'return indexedDB.open("hostile")',
  'indexedDB of the prototype': 'return Object.getPrototypeOf(Object.getPrototypeOf(reach)).indexedDB',
  caches: 'return await caches.open("hostile")',
  'storage of navigator': 'return await navigator.storage.getDirectory()',
  serviceWorker: 'return navigator.serviceWorker',
  locks: 'return await navigator.locks.query()',
  cookieStore: 'return cookieStore',
  localStorage: 'return localStorage',
  BroadcastChannel: 'return new BroadcastChannel("hostile")',
  Notification: 'return Notification.permission',
  FontFace: 'return await new FontFace("hostile", "url(" + address + "font.woff)").load()',
  'fonts of the thread': 'return fonts',
  'WebAssembly of an address': 'return WebAssembly.compileStreaming(fetch(address))',
  'OffscreenCanvas of WebGL': `const context = new OffscreenCanvas(1, 1).getContext('2d')
    context.filter = \`url(\${address}filter.svg#a)\`
    context.fillRect(0, 0, 1, 1)
    return false`,
  postMessage: 'postMessage({ pool: "ready" }); return true',
  'postMessage of the global object': 'return reach.postMessage',
  'postMessage of its prototypes': `for (let at = reach; at; at = Object.getPrototypeOf(at))
      if (Object.getOwnPropertyNames(at).some((name) => /^(?:postMessage|close|importScripts|fetch|navigator)$/.test(name))) return true
    return false`,
  'postMessage by its interface': 'return DedicatedWorkerGlobalScope.prototype.postMessage',
  close: 'self.close(); return true',
  'hear the thread': 'addEventListener("message", () => undefined); return true',
  'hear the thread by a method of others': `new AbortController().signal.addEventListener.call(reach, 'message', (event) => event.stopImmediatePropagation())
    return true`,
  'hear the thread by its handler': `reach.onmessage = () => undefined
    return Object.getOwnPropertyDescriptor(Object.getPrototypeOf(reach), 'onmessage')`,
  'forge a message to the thread': `EventTarget.prototype.dispatchEvent.call(reach, new Event('message'))
    return true`,
  'a getter of messages': `const { port1, port2 } = new MessageChannel()
    const event = await new Promise((resolve) => { port1.onmessage = resolve; port2.postMessage(1) })
    Object.defineProperty(Object.getPrototypeOf(event), 'data', { get: () => 'mine' })
    return true`,
  'a method of ports': 'MessagePort.prototype.postMessage = () => undefined; return true',
  'the clock': 'performance.now = () => 7; return true',
  'the clock of the prototype': 'Performance.prototype.now = () => 7; return true',
  Atomics: 'Atomics.load = () => 7; return true',
  'a constructor of numbers': 'globalThis.Int32Array = class {}; return true',
  'views of others': 'Object.getPrototypeOf(Uint8Array.prototype).subarray = () => 7; return true',
  'prototype of the thread': 'return Reflect.setPrototypeOf(Object.getPrototypeOf(reach), { fetch: 1 })',
  'address of the module': 'return new Error().stack.includes("http") && reach.location',
}

/** What it would try on the page's thread, in the frame: as above, though ways out that only try to load something give nothing. */
const FRAME_ATTACKS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'fetch',
      'XMLHttpRequest',
      'EventSource',
      'WebSocket',
      'WebTransport',
      'RTCPeerConnection',
      'sendBeacon',
      'SharedWorker',
      'Worker of a blob',
      'indexedDB',
      'caches',
      'serviceWorker',
      'locks',
      'localStorage',
      'BroadcastChannel',
      'Notification',
      'import by an indirect eval',
      'Function of a function',
      'setTimeout with text',
      'the clock',
    ].map((name) => [name, ATTACKS[name] ?? ''] as const),
  ),
  webkitRTCPeerConnection: 'return new webkitRTCPeerConnection()',
  Image: 'new Image().src = address + "image"',
  'elements that load': `for (const name of ['img', 'script', 'iframe', 'object', 'embed', 'video', 'audio', 'form', 'a']) {
      const made = document.createElement(name)
      made.src = made.data = made.href = made.action = address + name
      document.body.append(made)
      made.click()
      return true
    }`,
  'names looked up ahead': `for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'stylesheet', 'modulepreload']) {
      const made = document.createElement('link')
      made.rel = rel
      made.href = address + rel
      document.head.append(made)
    }
    return true`,
  'a realm of an empty frame': `const made = document.createElement('iframe')
    document.body.append(made)
    return made.contentWindow.RTCPeerConnection`,
  'written markup': 'document.write("<img src=" + address + "written>"); return true',
  'parsed markup':
    'document.body.innerHTML = "<img src=" + address + "parsed>"; return document.body.firstElementChild',
  'addresses of styles': 'document.body.style.background = "url(" + address + "style)"; return true',
  'the page’s document': 'return parent.document',
  'the page’s address': 'top.location.href = address; return true',
  'another window': 'return open(address)',
  opener: 'return "opener" in window',
  'its name': 'return "name" in window',
  history: 'history.pushState(null, "", "#mine"); return true',
  cookies: 'return Object.getOwnPropertyDescriptor(Document.prototype, "cookie")',
  credentials: 'return await navigator.credentials.get({ password: true })',
  PaymentRequest: 'return new PaymentRequest([], {})',
  'a form': 'document.forms; document.createElement("form").submit(); return true',
  // To the page: it has a line of its own to the frame, and hears nothing else.
  'forged answers': `for (let id = 1; id < 200; id += 1) top.postMessage({ id, kind: 'answer', value: null }, '*')`,
}

/** The same for the page's thread: a module's top, which throws at each call when anything was reached. */
export const frameAttack = (address: string): string => `
const reached = []
if (typeof document !== 'undefined')
  for (const [name, attack] of [
${Object.entries(FRAME_ATTACKS)
  .map(([name, body]) => `    [${JSON.stringify(name)}, async (reach, address) => { ${body} }],`)
  .join('\n')}
  ])
    try {
      if (await attack(globalThis, ${JSON.stringify(address)})) reached.push(name)
    } catch {}
`

/** A module whose function tries all of it at each call, and throws with the names of what succeeded. */
export const attackModule = (address: string): string => {
  const rows = Object.entries(ATTACKS).map(
    ([name, body]) => `  [${JSON.stringify(name)}, async (reach, address) => { ${body} }],`,
  )
  return `const ATTACKS = [
${rows.join('\n')}
]
export default async () => {
  const reached = []
  for (const [name, attack] of ATTACKS) {
    try {
      if (await attack(globalThis, ${JSON.stringify(address)})) reached.push(name)
    } catch {
      // Refused, as it should be.
    }
  }
  if (reached.length > 0) throw new Error('reached: ' + reached.join(', '))
  return 'all refused'
}`
}
