import './tour.css'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { TOUR_LENGTH } from '../../../domain/experiments/tour'
import { usePage } from '../../page-context'
import { StepView } from './step-view'
import { TOUR_STEPS } from './steps'
import { TOUR_BUTTON_ID } from './tour-button'
import { useOurLines } from './use-our-lines'

/** The tour beside the lab: one step, and the way to the others. */
export const Tour = () => {
  const { tour } = usePage()
  const { step } = useStore(tour)
  const title = useRef<HTMLHeadingElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const ours = useOurLines()
  const current = TOUR_STEPS[step - 1]

  // A new step is read from its beginning, by eye and by ear.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what moves the focus
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    body.current?.scrollTo(0, 0)
  }, [step])

  const close = () => {
    tour.close()
    document.getElementById(TOUR_BUTTON_ID)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  const canGo = (to: number) => to >= 1 && to <= TOUR_LENGTH
  const way = (label: string, to: number) => (
    <button type="button" aria-disabled={!canGo(to)} onClick={() => canGo(to) && tour.go(to)}>
      {label}
    </button>
  )
  if (!current) return null
  return (
    <aside className="tour" aria-label="The 2016 thread" onKeyDown={onKeyDown}>
      <header className="tour-head">
        <p>
          The 2016 thread · step {step} of {TOUR_LENGTH}
        </p>
        <button type="button" className="quiet" title="Close the tour (Escape)" onClick={close}>
          Close
        </button>
      </header>
      <div className="tour-body" ref={body}>
        <h2 ref={title} tabIndex={-1}>
          {current.title}
        </h2>
        <StepView key={step} step={current} ours={ours} />
      </div>
      <nav className="tour-nav" aria-label="Tour steps">
        {way('Previous', step - 1)}
        <ol>
          {TOUR_STEPS.map(({ title: name }, index) => (
            <li key={name}>
              <a
                href={`?tour=${index + 1}`}
                aria-label={`Step ${index + 1}: ${name}`}
                aria-current={index + 1 === step ? 'step' : undefined}
                title={name}
                onClick={(event) => {
                  // With a modifier the browser opens it as any link.
                  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
                  event.preventDefault()
                  tour.go(index + 1)
                }}
              >
                {index + 1}
              </a>
            </li>
          ))}
        </ol>
        {way('Next', step + 1)}
      </nav>
    </aside>
  )
}
