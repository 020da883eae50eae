// The SHA-256 of 1 MB. Asynchronous: browsers compute it on a thread of their own, so the page is hardly held.

export const args = (i) => {
  const bytes = new Uint8Array(1_000_000)
  new DataView(bytes.buffer).setUint32(0, i)
  return [bytes]
}

export default async (bytes) => {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const check = (hash) => /^[0-9a-f]{64}$/.test(hash)
