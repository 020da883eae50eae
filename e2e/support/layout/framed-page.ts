import type { Frame, Page } from '@playwright/test'

/** What makes a page that stands in the frame isolated, as it is by itself. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

const WIDTH = '1440px'

/**
 * A frame for pages, whose width is set from within it. To be resized costs a page in it a layout, and the
 * window nothing: what is not visible is not painted, and has its frames and its sizes all the same.
 * @param height of the frame, px
 */
export const openFramed = async (page: Page, height: number): Promise<Frame> => {
  const body = `<!doctype html><iframe name="framed" style="display: block; border: 0; width: ${WIDTH}; height: ${height}px"></iframe>`
  await page.route('**/framing', (route) =>
    route.fulfill({ contentType: 'text/html', headers: ISOLATION, body }),
  )
  await page.goto('/framing')
  const frame = page.frame('framed')
  if (!frame) throw new Error('The page has no frame.')
  return frame
}

const style = (frame: Frame, styles: Readonly<Partial<Record<'width' | 'visibility', string>>>) =>
  frame.evaluate((wanted) => {
    if (frameElement) Object.assign((frameElement as HTMLElement).style, wanted)
  }, styles)

/** From now on what is in it is laid out and not painted; nothing can be pressed in it. */
export const hideFrame = (frame: Frame): Promise<void> => style(frame, { visibility: 'hidden' })

/** As it was opened. */
export const showFrame = (frame: Frame): Promise<void> =>
  style(frame, { visibility: 'visible', width: WIDTH })
