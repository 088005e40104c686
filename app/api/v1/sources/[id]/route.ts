import { z } from 'zod'
import { db } from '../../../../../db/connection'
import { readSource } from '../../../../../db/queries/sources'
import { answer } from '../../../door'
import { Source } from '../../../shapes'
import { publishedAt } from '../../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer({ shape: Source }, async ({ id }) => {
  const source = z.uuid().safeParse(id).success ? await readSource(db(), id as string) : null
  return (
    source && {
      ...source,
      ...source.current,
      publishedAt: publishedAt(source.current.published),
      sha256: source.bytesSha256,
      passages: source.passages.map(({ slug: event, ...passage }) => ({ ...passage, event })),
    }
  )
})
