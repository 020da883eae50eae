/**
 * The real page, of which one visit follows another in one load: with its lab, as the build's own page has it, or over a
 * recorded run, as its address says.
 */
import { tolerateForeignNodes } from '../../src/surroundings/foreign-nodes'
import { beginVisit } from '../../src/visit'
import { keepOpen } from './reopened'

tolerateForeignNodes(Node.prototype)

/** The lab starts with its module, the recording is fetched with its own: neither before somebody comes who wants it. */
const beginWithLab = async () => beginVisit((await import('../../src/boot')).lab)
const beginReplay = async () => (await import('../replay/replay')).beginReplay()

await keepOpen(() => (location.pathname === '/replay/' ? beginReplay() : beginWithLab()))
