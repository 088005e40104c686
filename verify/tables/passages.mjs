import { Finding, lookAt } from '../finding.mjs'
import { columns } from './columns.mjs'
import { holdsSource } from './gone.mjs'
import { anchorIn } from './spelling.mjs'

/** The steps of chains and the evidence of votes, which were looked at with what they belong to. */
export async function steps(look) {
  await pieces(look, 'citation_via', 'citation_id', 'citations')
  await pieces(look, 'vote_evidence', 'vote_id', 'votes')
}

/** Rows that belong to others, which were looked at with those: here, that each belongs to one. */
async function pieces(look, name, column, owners) {
  const join = name === 'vote_evidence' ? 'and o.claim_id = p.claim_id' : ''
  const [orphan] = await look.sql.unsafe(
    `select p.${column} as id from ${name} p where not exists (select from ${owners} o where o.id = p.${column} ${join}) limit 1`,
  )
  if (orphan) throw new Finding(`a row belongs to ${orphan.id}, which is not there`, { place: `table ${name}` })
  const [{ count }] = await look.sql.unsafe(`select count(*)::int as count from ${name}`)
  look.rows += count
}

/** What was marked in a source stands there, with what stands around it. */
export async function passages(look) {
  const sources = look.sql`select id, text from sources order by id`.cursor(50)
  for await (const part of sources) {
    for (const { id, text } of part) {
      if (holdsSource(look.record, id)) continue
      const rows = await look.sql`
        select 'evidence' as name, id, start, "end", exact, prefix, suffix from evidence where source_id = ${id}
        union all select 'citations', id, start, "end", exact, prefix, suffix from citations where source_id = ${id}
        union all select 'dates', id, start, "end", exact, prefix, suffix from dates where source_id = ${id}`
      for (const { name, id: of, start, end, ...row } of rows) {
        lookAt({ about: of, place: `table ${name}` }, () =>
          columns(`table ${name}`, null, of, row, anchorIn(text, start, end)),
        )
      }
    }
  }
}
