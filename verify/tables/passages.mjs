import { Finding, lookAt } from '../finding.mjs'
import { columns } from './columns.mjs'
import { holdsSource } from './gone.mjs'
import { anchorIn } from './spelling.mjs'

/** The steps of chains and what is cited, which were looked at with what they belong to: here, that each belongs to something. */
export async function steps(look) {
  const ofClaim = 'o.claim_id = p.claim_id'
  await pieces(look, 'citation_via', 'citations', 'o.id = p.citation_id')
  await pieces(look, 'vote_evidence', 'votes', `o.id = p.vote_id and ${ofClaim}`)
  await pieces(look, 'statement_evidence', 'statements', `o.id = p.statement_id and ${ofClaim}`)
  await pieces(look, 'opinion_evidence', 'opinions', `o.id = p.opinion_id and ${ofClaim}`)
  await pieces(look, 'ruling_evidence', 'rulings', `o.dispute_id = p.dispute_id and o.stage = p.stage and ${ofClaim}`)
}

async function pieces(look, name, owners, whose) {
  const [orphan] = await look.sql.unsafe(
    `select p.* from ${name} p where not exists (select from ${owners} o where ${whose}) limit 1`,
  )
  if (orphan)
    throw new Finding(`a row belongs to ${Object.values(orphan)[0]}, which is not there`, { place: `table ${name}` })
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
