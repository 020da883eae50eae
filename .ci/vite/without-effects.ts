interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** Of `a`, `a.b` and `(a.b = c).d` it is `a`. */
const rootOf = (node: Node): string | null => {
  if (node.type === 'Identifier') return String(node.name)
  const next = {
    MemberExpression: 'object',
    AssignmentExpression: 'left',
    ParenthesizedExpression: 'expression',
  }
  const key = next[node.type as keyof typeof next]
  return key ? rootOf(node[key] as Node) : null
}

/** What a statement of the kind `Name.prototype = …` completes. */
const completedBy = ({ type, expression }: Node): string | null =>
  type === 'ExpressionStatement' && (expression as Node).type === 'AssignmentExpression'
    ? rootOf(expression as Node)
    : null

const pure = (body: string) => `/* @__PURE__ */ (() => ${body})()`

/** Of a literal or a function the build sees by itself that nothing happens. */
const isPlain = ({ type }: Node) => /^(Literal|Identifier|.*FunctionExpression|ClassExpression)$/.test(type)

/**
 * Writes a module of a package that says it has no effects so that the build believes it of each of its parts, and can drop
 * those that nobody asks for: it has to think that `Name.prototype = …`, or a call, might do something.
 * @param statements the module's, parsed
 */
export const withoutEffects = (code: string, statements: readonly unknown[]): string => {
  const nodes = statements as readonly Node[]
  const textOf = ({ start, end }: Node) => code.slice(start, end)
  const completing = (name: string | null) =>
    nodes.filter((node) => name !== null && completedBy(node) === name)
  const functionNamed = (name: string | null) =>
    nodes.find(({ type, id }) => type === 'FunctionDeclaration' && (id as Node).name === name)

  const rewrite = (node: Node): string => {
    if (node.type === 'VariableDeclaration')
      return (node.declarations as readonly Node[])
        .map((declared) => {
          const init = declared.init as Node | null
          if (!init || isPlain(init)) return `${node.kind} ${textOf(declared)};`
          return `${node.kind} ${textOf(declared.id as Node)} = ${pure(`(${textOf(init)})`)};`
        })
        .join('\n')
    const subject = completedBy(node)
    const ofSubject = functionNamed(subject)
    if (ofSubject) {
      const parts = completing(subject)
      const body = [ofSubject, ...parts].map(textOf).join('\n')
      return parts[0] === node ? `var ${subject} = ${pure(`{ ${body}\nreturn ${subject} }`)};` : ''
    }
    const isCompletedLater =
      node.type === 'FunctionDeclaration' && completing(String((node.id as Node).name)).length > 0
    return isCompletedLater ? '' : textOf(node)
  }
  return nodes.map(rewrite).join('\n')
}
