import { useEffect, useState } from 'react'
import type { OwnFault } from '../../../domain/own/own'
import { shownCode } from '../../../store/own/own'
import { useOwn } from './use-own'

/** Code is read when nobody has typed for so long, ms. */
const PAUSE_MS = 400

interface Read {
  readonly code: string
  readonly fault: OwnFault | null
}

/** What is wrong with code as it is written; nothing of it runs. Null where that cannot be told now. */
const read = async (code: string): Promise<Read> => {
  try {
    const { prepareModule, isPrepared } = await import('../../../own/module/prepare')
    const prepared = await prepareModule(code)
    return { code, fault: isPrepared(prepared) ? null : prepared }
  } catch {
    // The reader could not be fetched: measuring will say what is wrong.
    return { code, fault: null }
  }
}

/** What is wrong with the code that stands in the editor: as it was measured, else as it is written. */
export const useFault = (): OwnFault | null => {
  const judging = useOwn((state) => state.judging)
  const code = useOwn(shownCode)
  const [written, setWritten] = useState<Read | null>(null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(
      () => void read(code).then((found) => (isCurrent ? setWritten(found) : undefined)),
      PAUSE_MS,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [code])
  if (judging.kind === 'failed' && judging.code === code && judging.fault) return judging.fault
  if (written?.code === code && written.fault) return written.fault
  if (judging.kind !== 'judged' || judging.code !== code) return null
  return judging.judgement.ways.find(({ fault }) => fault !== null)?.fault ?? null
}
