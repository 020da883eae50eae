import { lab } from './boot'
import { tolerateForeignNodes } from './surroundings/foreign-nodes'
import { beginVisit } from './visit'

tolerateForeignNodes(Node.prototype)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root".')
beginVisit(lab, root)
