/**
 * Sends values one at a time; of those that come while one is under way only the last is sent.
 * A slider drags through fifty values: the lab needs the last one, in order.
 */
export const createLatestOnly = <T>(send: (value: T) => Promise<void>): ((value: T) => Promise<void>) => {
  let underWay: Promise<void> | null = null
  let next: { readonly value: T; readonly sent: Promise<void> } | null = null

  const sendNow = (value: T): Promise<void> => {
    underWay = send(value).finally(() => {
      underWay = null
    })
    return underWay
  }

  return (value) => {
    if (next) {
      next = { value, sent: next.sent }
      return next.sent
    }
    if (!underWay) return sendNow(value)
    const sent = underWay
      .catch(() => undefined)
      .then(() => {
        const latest = next?.value ?? value
        next = null
        return sendNow(latest)
      })
    next = { value, sent }
    return sent
  }
}
