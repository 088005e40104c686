import { sql } from 'drizzle-orm'
import { claims, claimTexts } from '../schema'

/** The current words of the claim of a row, by language. */
export const claimWords = sql<Record<string, string>>`(
  select jsonb_object_agg(t.language, t.text) from (
    select distinct on (language) language, text from ${claimTexts}
    where ${claimTexts.claimId} = ${claims.id} order by language, version desc) t)`
