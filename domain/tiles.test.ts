import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkConsistency, checkInclusion, consistencyProof, inclusionProof, leafHash, rootOf } from './merkle'
import { memory } from './merkle.memory'
import { formatBundle, nodesIn, parseBundle, parseTilePath, type Tile, tilePath, tilesOf, widthIn } from './tiles'

const entries = Array.from({ length: 70_000 }, (_, at) => new TextEncoder().encode(String(at)))
const inTree = memory(entries.map(leafHash))

/** The tiles of the tree's first `size` leaves, by their paths. */
async function written(size: number): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const tile of tilesOf(size)) {
    const at = Array.from({ length: tile.width }, (_, each) => tile.index * 256 + each)
    const hashes = await inTree(at.map((index) => ({ level: tile.level * 8, index })))
    files.set(tilePath(tile), Uint8Array.from(hashes.flatMap((hash) => [...hash])))
  }
  return files
}

describe('a path', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 2, index: 999, width: 1 }, 'tile/2/999.p/1'],
    [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
  ] as const)('of %o is %s, and leads back', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  test.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/../000',
    'tile/-1/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/ENTRIES/000',
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })

  test('any tile comes back from its path', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }))
    const tile = fc.record({
      level,
      index: fc.integer({ min: 0, max: 10 ** 12 }),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tile, (each: Tile) => {
        expect(parseTilePath(tilePath(each))).toEqual(each)
      }),
    )
  })
})

describe('a tree of 70,000 leaves', () => {
  test('is 273 full tiles and one of 112, then one full and one of 17, then one of 1', () => {
    const of = (level: number) =>
      tilesOf(70_000)
        .filter((tile) => tile.level === level)
        .map(({ width }) => width)
    expect([of(0).length, of(0).at(-1), of(1), of(2), of(3)]).toEqual([274, 112, [256, 17], [1], []])
    expect(
      of(0)
        .slice(0, 273)
        .every((width) => width === 256),
    ).toBe(true)
  })

  test('of 256 leaves, one full tile and one of one hash above it', () => {
    expect(tilesOf(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tilesOf(0)).toEqual([])
  })

  test.each([1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000])(
    'of its first %i, every proof comes out of the tiles',
    async (size) => {
      const files = await written(size)
      const read = nodesIn(size, async (tile) => files.get(tilePath(tile)) as Uint8Array)
      const root = await rootOf(size, read)
      expect(root).toEqual(await rootOf(size, inTree))
      for (const index of [0, 1, Math.floor(size / 2), size - 1].filter((index) => index < size)) {
        const leaf = leafHash(entries[index] as Uint8Array)
        expect(checkInclusion(await inclusionProof(index, size, read), { index, leaf, size, root })).toBe(true)
        const [old, oldRoot] = [index + 1, await rootOf(index + 1, inTree)]
        expect(checkConsistency(await consistencyProof(old, size, read), { old, oldRoot, size, root })).toBe(true)
      }
    },
  )

  test('what it has beyond a smaller one, and that, are all its tiles', () => {
    const size = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(size, size, (one, other) => {
        const [since, all] = one < other ? [one, other] : [other, one]
        const fresh = new Set(tilesOf(all, since).map(tilePath))
        for (const tile of tilesOf(all)) {
          const had = widthIn(since, tile.level, tile.index) === tile.width
          expect(fresh.has(tilePath(tile))).toBe(!had)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('a tile that is cut short is not read', async () => {
    const files = await written(300)
    const read = nodesIn(300, async (tile) => (files.get(tilePath(tile)) as Uint8Array).subarray(1))
    await expect(rootOf(300, read)).rejects.toThrow(RangeError)
  })
})

describe('a bundle', () => {
  test('gives its entries back, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (some) => {
        expect(parseBundle(formatBundle(some))).toEqual(some)
      }),
    )
  })

  test('that ends within an entry, or within its length, is none', () => {
    const bundle = formatBundle([new Uint8Array([1, 2, 3])])
    expect([parseBundle(bundle.subarray(0, 4)), parseBundle(bundle.subarray(0, 1))]).toEqual([null, null])
  })

  test('carries entries of 65,535 bytes and no longer ones', () => {
    expect(parseBundle(formatBundle([new Uint8Array(65_535)]))?.[0]).toHaveLength(65_535)
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})
