import { SourceMap } from 'node:module'
import type { APIRequestContext } from '@playwright/test'
import type { ThreadSession } from '../expected/thread-session'

interface ProfileNode {
  readonly callFrame: {
    readonly functionName: string
    readonly url: string
    readonly lineNumber: number
    readonly columnNumber: number
  }
  readonly selfSize: number
  readonly children: readonly ProfileNode[]
}

/** Where objects were made, and how many bytes of them. */
export interface Allocation {
  /** The source's file, from `src` or `node_modules` on; `engine` for what belongs to no script. */
  readonly file: string
  readonly line: number
  readonly bytes: number
}

/** Mean bytes between two samples: small against what seconds of calls allocate. */
const SAMPLING_BYTES = 2048

export const startSampling = (thread: ThreadSession): Promise<unknown> =>
  thread.send('HeapProfiler.startSampling', {
    samplingInterval: SAMPLING_BYTES,
    // All that was ever made counts, not only what is still there.
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  })

/** Looks places in the build up in its source maps. */
const createSources = (request: APIRequestContext) => {
  const maps = new Map<string, Promise<SourceMap | null>>()
  const fetchMap = async (url: string) => {
    const response = await request.get(`${url}.map`)
    return response.ok() ? new SourceMap(await response.json()) : null
  }
  return async ({ url, lineNumber, columnNumber }: ProfileNode['callFrame']) => {
    if (!url.startsWith('http')) return { file: 'engine', line: 0 }
    const map = await (maps.get(url) ?? maps.set(url, fetchMap(url)).get(url))
    const entry = map?.findEntry(lineNumber, columnNumber)
    if (!entry || !('originalSource' in entry)) return { file: new URL(url).pathname, line: lineNumber + 1 }
    const file = entry.originalSource.replace(/^.*?((?:src|e2e|node_modules)\/)/, '$1')
    return { file, line: entry.originalLine + 1 }
  }
}

/** Ends sampling. @returns what was allocated since it began, by place in the sources */
export const stopSampling = async (
  thread: ThreadSession,
  request: APIRequestContext,
): Promise<readonly Allocation[]> => {
  const { profile } = await thread.send<{ readonly profile: { readonly head: ProfileNode } }>(
    'HeapProfiler.stopSampling',
  )
  const sourceOf = createSources(request)
  const byPlace = new Map<string, Allocation>()
  const nodes = [profile.head]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    nodes.push(...node.children)
    if (node.selfSize === 0) continue
    const { file, line } = await sourceOf(node.callFrame)
    const place = `${file}:${line}`
    byPlace.set(place, { file, line, bytes: (byPlace.get(place)?.bytes ?? 0) + node.selfSize })
  }
  return [...byPlace.values()].toSorted((a, b) => b.bytes - a.bytes)
}
