import { expect, it } from 'vitest'
import { readCodeFile, readDropped } from './read-file'

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'sum.js') => new File([content], name)

it('A file of text is read as UTF-8', async () =>
  expect(await readCodeFile(fileOf('export default () => “ß”'))).toEqual({
    kind: 'read',
    code: 'export default () => “ß”',
  }))

it.each([
  ['empty', fileOf(' \n'), 'is empty'],
  ['no UTF-8', fileOf(new Uint8Array([0xff, 0xfe, 0x41, 0x00])), 'no text in UTF-8'],
  ['of bytes', fileOf(new Uint8Array([0x41, 0x00, 0x42])), 'is no text'],
  ['of two megabytes', fileOf('x'.repeat(2_000_000)), '2000 kB'],
  [
    'not there any more',
    { name: 'sum.js', size: 3, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) },
    'could not be read',
  ],
])('A file that is %s is refused by its name', async (_case, file, words) => {
  const read = await readCodeFile(file)
  expect(read).toMatchObject({ kind: 'refused', reason: expect.stringContaining(words) })
  expect(read).toMatchObject({ reason: expect.stringMatching(/“sum\.js”.*as it was\.$/) })
})

it('Of several files, or none, nothing is taken', async () => {
  expect(await readDropped([])).toMatchObject({ kind: 'refused' })
  expect(await readDropped([fileOf('1'), fileOf('2')])).toMatchObject({ kind: 'refused' })
  expect(await readDropped([fileOf('1')])).toMatchObject({ kind: 'read', code: '1', name: 'sum.js' })
})
