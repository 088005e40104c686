import { describe, expect, test } from 'vitest'
import vectors from '../verify/vectors/tiles.json'
import { parseTilePath, type Tile, tilePath, tilesOf, widthIn } from './tiles'

describe('published paths of tiles', () => {
  test.each(vectors.paths)('$path', ({ path, ...tile }) => {
    expect(parseTilePath(path)).toEqual(tile)
    expect(tilePath(tile as Tile)).toBe(path)
  })

  test.each(vectors.refused)('%s is none', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })
})

describe('published trees', () => {
  test.each(vectors.trees)('a tree of $size leaves', ({ size, tiles }) => {
    const expected = tiles.flatMap(({ level, full, partial }) => [
      ...Array.from({ length: full }, (_, index) => ({ level, index, width: 256 })),
      ...(partial > 0 ? [{ level, index: full, width: partial }] : []),
    ])
    expect(tilesOf(size)).toEqual(expected)
    expect(expected.every(({ level, index, width }) => widthIn(size, level, index) === width)).toBe(true)
  })
})
