import { useStore } from 'zustand'
import type { OwnQuestion } from '../../../domain/own/own-question'
import { type ChosenSettings, chooseSettings } from '../../../own/question/choose-settings'
import { knownQuestion } from '../../../own/question/known-question'
import { type OwnState, shownCode, shownQuestion } from '../../../store/own/own'
import { namedCores } from '../../../surroundings/named-cores'
import { usePage } from '../../page-context'

/** A part of what is known of the own function; drawn again only when that part changes. */
export const useOwn = <T>(select: (state: OwnState) => T): T => useStore(usePage().own.store, select)

/** What was asked, and what of it is known by now. */
export const knownOf = (state: OwnState): OwnQuestion => {
  const { judging } = state
  const isOfThis = judging.kind === 'judged' && judging.code === shownCode(state)
  return knownQuestion(shownQuestion(state), isOfThis ? judging.judgement : null)
}

/** The settings for what is asked and known. */
export const choiceOf = (state: OwnState): ChosenSettings => chooseSettings(knownOf(state), namedCores())
