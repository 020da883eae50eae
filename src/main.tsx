import { lab } from './boot'
import { tolerateForeignNodes } from './surroundings/foreign-nodes'
import { beginVisit } from './visit'

tolerateForeignNodes(Node.prototype)

beginVisit(lab)
