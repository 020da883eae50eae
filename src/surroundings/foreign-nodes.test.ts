import { expect, it } from 'vitest'
import { tolerateForeignNodes } from './foreign-nodes'

class TreeNode {
  parentNode: TreeNode | null = null
  readonly children: TreeNode[] = []
  insertBefore(child: TreeNode, before: TreeNode | null): TreeNode {
    const at = before === null ? this.children.length : this.children.indexOf(before)
    if (at < 0) throw new Error('NotFoundError')
    this.children.splice(at, 0, child)
    child.parentNode = this
    return child
  }
  removeChild(child: TreeNode): TreeNode {
    const at = this.children.indexOf(child)
    if (at < 0) throw new Error('NotFoundError')
    this.children.splice(at, 1)
    child.parentNode = null
    return child
  }
}
tolerateForeignNodes(TreeNode.prototype as unknown as Node)

it('Text that a translator has replaced can be taken out, and text can be put before it.', () => {
  const [parent, text, translated, next] = [new TreeNode(), new TreeNode(), new TreeNode(), new TreeNode()]
  parent.insertBefore(text, null)
  parent.insertBefore(translated, text)
  parent.removeChild(text)
  expect(parent.removeChild(text)).toBe(text)
  expect(parent.insertBefore(next, text)).toBe(next)
  expect(parent.children).toEqual([translated, next])
})

it('Nodes that are where they belong come and go as ever.', () => {
  const [parent, first, second] = [new TreeNode(), new TreeNode(), new TreeNode()]
  parent.insertBefore(second, null)
  parent.insertBefore(first, second)
  expect(parent.children).toEqual([first, second])
  parent.removeChild(first)
  expect(parent.children).toEqual([second])
})
