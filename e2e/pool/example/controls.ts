const element = <E extends Element>(kind: new () => E, selector: string): E => {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`)
  return found
}

/** The elements of the page. */
export const controls = {
  form: element(HTMLFormElement, 'form'),
  below: element(HTMLSelectElement, '[name=below]'),
  transport: element(HTMLSelectElement, '[name=transport]'),
  workers: element(HTMLInputElement, '[name=workers]'),
  count: element(HTMLButtonElement, '[name=count]'),
  abort: element(HTMLButtonElement, '[name=abort]'),
  progress: element(HTMLProgressElement, 'progress'),
  status: element(HTMLParagraphElement, '[role=status]'),
  stats: element(HTMLDListElement, 'dl'),
}
