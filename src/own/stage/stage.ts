import type { OwnFault } from '../../domain/own/own'
import type { ExchangeName, Exchanges } from './protocol'

/** The page's hold on a stage. */
export interface OwnStage {
  /**
   * Asks something and waits for the answer.
   * @param limitMs when none has come by then, the stage is taken to hang, and is ended
   * @throws {StageError} with what is wrong with the function, or that the stage says nothing any more
   */
  readonly ask: <K extends ExchangeName>(
    kind: K,
    asks: Exchanges[K]['asks'],
    limitMs: number,
  ) => Promise<Exchanges[K]['gives']>
  /** Ends it, and whatever runs in it. */
  readonly end: () => void
}

/** Why a stage gave no answer. */
export type StageTrouble =
  | { readonly kind: 'fault'; readonly fault: OwnFault }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'no-stage'; readonly reason: string }
  /** What came was no answer: something in the stage made it up. */
  | { readonly kind: 'forged' }

export class StageError extends Error {
  readonly trouble: StageTrouble
  constructor(trouble: StageTrouble) {
    super(trouble.kind === 'fault' ? trouble.fault.message : trouble.kind)
    this.trouble = trouble
  }
}
