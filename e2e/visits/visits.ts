/** The real page with its lab, of which one visit follows another: what the build's own page does, but to load. */
import { connectLab } from '../../src/lab/thread/connect'
import { tolerateForeignNodes } from '../../src/surroundings/foreign-nodes'
import { beginVisit } from '../../src/visit'
import { keepOpen, rootOfPage } from './reopened'

tolerateForeignNodes(Node.prototype)

const lab = connectLab(__VERSION__)
keepOpen(() => beginVisit(lab, rootOfPage()))
