import csvParse from './modules/csv-parse.js?raw'
import editDistance from './modules/edit-distance.ts?raw'
import fuzzySearch from './modules/fuzzy-search.js?raw'
import imageFilter from './modules/image-filter.js?raw'
import jsonParse from './modules/json-parse.js?raw'
import mandelbrotTile from './modules/mandelbrot-tile.js?raw'
import neverEnds from './modules/never-ends.js?raw'
import regularExpression from './modules/regular-expression.js?raw'
import sha256 from './modules/sha-256.js?raw'
import sort from './modules/sort.js?raw'

/** A ready-made function: a module as somebody would paste it. Adding one is adding a module and a row. */
export interface OwnExample {
  /** The name of its file in `modules`. */
  readonly id: string
  readonly name: string
  readonly code: string
  /** How often a page would call it. */
  readonly callsPerSecond: number
}

export const OWN_EXAMPLES: readonly OwnExample[] = [
  { id: 'mandelbrot-tile', name: 'Mandelbrot tile', code: mandelbrotTile, callsPerSecond: 50 },
  { id: 'json-parse', name: 'JSON.parse of 1 MB', code: jsonParse, callsPerSecond: 5 },
  { id: 'sort', name: 'Sort 100,000 numbers', code: sort, callsPerSecond: 10 },
  { id: 'sha-256', name: 'SHA-256 of 1 MB', code: sha256, callsPerSecond: 20 },
  { id: 'image-filter', name: 'Blur a picture', code: imageFilter, callsPerSecond: 10 },
  { id: 'regular-expression', name: 'Regular expression', code: regularExpression, callsPerSecond: 20 },
  { id: 'edit-distance', name: 'Edit distance, TypeScript', code: editDistance, callsPerSecond: 50 },
  { id: 'csv-parse', name: 'Parse a CSV', code: csvParse, callsPerSecond: 20 },
  { id: 'fuzzy-search', name: 'Fuzzy search', code: fuzzySearch, callsPerSecond: 20 },
  { id: 'never-ends', name: 'One that never ends', code: neverEnds, callsPerSecond: 1 },
]
