import { connectLab } from './lab/connect'

// First of all: its thread loads while the page's own script is fetched, read and drawn.
const lab = connectLab(__VERSION__)
const { startPage } = await import('./start-page')
startPage(lab)
