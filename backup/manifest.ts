import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../domain/refusal'

export const FORMAT = 'isnad-backup/1'
export const MANIFEST = 'manifest.json'
/** As `sha256sum` writes and checks it: by it a changed manifest is found. */
export const MANIFEST_HASH = 'manifest.json.sha256'

const count = z.int().min(0)
const head = z.strictObject({ origin: z.string(), size: count, root: z.base64() })
const place = { schema: z.string(), name: z.string() }

/**
 * What a backup says about itself. `files` is every other file by its path; `record` counts what the snapshot holds, `root` being that
 * of the tree of its leaves, in base64; `log` is the last signed checkpoint among the files.
 */
const shape = z.strictObject({
  format: z.literal(FORMAT),
  at: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.strictObject({ hash: z.string(), when: count })),
  tables: z.array(z.strictObject({ ...place, columns: z.array(z.string()), rows: count, file: z.string() })),
  sequences: z.array(z.strictObject({ ...place, last: count })),
  record: z.strictObject({ entries: count, leaves: count, pending: count, root: z.base64() }),
  log: head.nullable(),
  withKey: z.boolean(),
  files: z.record(z.string(), z.strictObject({ bytes: count, sha256: z.string() })),
})
export type Manifest = z.infer<typeof shape>

/** The text of a manifest, and that of the file which holds its hash. */
export function formatManifest(manifest: Manifest): { text: string; hash: string } {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  return { text, hash: `${sha256(text)}  ${MANIFEST}\n` }
}

/** The manifest of a backup. Refused: `no_backup` where there is none that is whole, `backup_damaged` when it is not what it was. */
export async function readManifest(dir: string): Promise<Manifest> {
  const [text, hash] = await Promise.all(
    [MANIFEST, MANIFEST_HASH].map((name) => readFile(join(dir, name), 'utf8').catch(() => null)),
  )
  if (text == null || hash == null) throw new Refusal('no_backup', dir)
  if (hash !== `${sha256(text)}  ${MANIFEST}\n`) throw new Refusal('backup_damaged', MANIFEST)
  const manifest = shape.safeParse(JSON.parse(text))
  if (!manifest.success) throw new Refusal('backup_newer', dir)
  return manifest.data
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
