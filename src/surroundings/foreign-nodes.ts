/** The two methods of a node by which React takes text out and puts it in. */
interface TreeMethods {
  removeChild: (child: Node) => Node
  insertBefore: (child: Node, before: Node | null) => Node
}

/**
 * A browser's translation, and some extensions, put nodes of their own in place of text that React has made. React
 * then takes out what is no longer there, which throws and would empty the page (react#11538). With this, what is gone
 * is left gone, and what should stand before it comes last; React's next drawing puts right what it can.
 * @param prototype of all nodes
 */
export const tolerateForeignNodes = (prototype: TreeMethods): void => {
  const { removeChild, insertBefore } = prototype
  prototype.removeChild = function (this: Node, child) {
    return child.parentNode === this ? removeChild.call(this, child) : child
  }
  prototype.insertBefore = function (this: Node, child, before) {
    return insertBefore.call(this, child, before === null || before.parentNode === this ? before : null)
  }
}
