import { useEffect, useRef, useState } from 'react'

/** How often a screen reader may hear of a run whose state has not changed, ms. */
const SPEAK_EVERY_MS = 15_000

/**
 * The text a live region holds: follows `text` at once when `topic` changes, otherwise rarely. A figure
 * that moves four times a second would talk over everything else.
 */
export const useSpoken = (topic: string, text: string): string => {
  const latest = useRef(text)
  const [spoken, setSpoken] = useState({ topic, text })
  if (spoken.topic !== topic) setSpoken({ topic, text })
  useEffect(() => {
    latest.current = text
  })
  useEffect(() => {
    const timer = setInterval(() => setSpoken({ topic, text: latest.current }), SPEAK_EVERY_MS)
    return () => clearInterval(timer)
  }, [topic])
  return spoken.text
}
