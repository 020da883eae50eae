import { errorMessage } from '../../../domain/wording/error-message'

/** What the three engines say when a part of the page's script could not be fetched, or was no script. */
const NOT_FETCHED =
  /dynamically imported module|importing a module script|module script failed|preload css|load failed/i

/** Why a part of the page is not there, and what helps. @param isOnline what the browser says of its network */
export const partFaultWords = (error: unknown, isOnline: boolean): string => {
  const message = errorMessage(error)
  if (!NOT_FETCHED.test(message)) return `It failed: ${message}.`.replace(/([.!?])\.$/, '$1')
  return isOnline
    ? 'It could not be fetched: the server does not answer, or a newer version was installed since you opened the page. Reload the page.'
    : 'It could not be fetched: the browser is offline. It comes when you are back online and try again.'
}
