/** The real page with its lab, of which one visit follows another: what the build's own page does, but to load. */
import { lab } from '../../src/boot'
import { tolerateForeignNodes } from '../../src/surroundings/foreign-nodes'
import { beginVisit } from '../../src/visit'
import { keepOpen } from './reopened'

tolerateForeignNodes(Node.prototype)

keepOpen(() => beginVisit(lab))
