import { Finding, lookAt } from '../finding.mjs'
import { columns, placeIn } from './columns.mjs'
import { isMark } from './gone.mjs'
import { foldName } from './spelling.mjs'

/** The names of agents, in the order in which entries gave them. */
export async function names(look) {
  const entries = await look.sql`
    select l.index, e.envelope, w.words from entries e join entry_words w on w.entry_id = e.id
    left join leaves l on l.entry_id = e.id
    where e.kind in ('agent.recorded', 'agent.named') and not e.lost order by l.index nulls last, e.id`
  const expected = new Map()
  for (const { index, envelope, words } of entries) {
    lookAt({ index: placeIn(index), place: 'table agent_names' }, () => {
      const { subject, actor, at, data } = JSON.parse(envelope.toString())
      const id = subject.slice('agent:'.length)
      const names = expected.get(id) ?? []
      const given = words.names ?? [
        { language: words.language ?? data.language, name: words.name, ordinary: data.ordinary },
      ]
      for (const { language, name, ordinary = false } of given) {
        if (names.some((each) => each.language === language && each.name === name)) continue
        const added_by = actor === 'operator' ? null : actor
        names.push({ index, language, name, ordinary, key: foldName(name), rank: names.length, added_by, at })
      }
      expected.set(id, names)
    })
  }
  const rows = await look.sql`select * from agent_names order by agent_id, rank`
  const found = new Map()
  for (const row of rows) found.set(row.agent_id, [...(found.get(row.agent_id) ?? []), row])
  for (const id of new Set([...expected.keys(), ...found.keys()])) {
    lookAt({ about: `agent:${id}`, place: 'table agent_names' }, () => {
      const [names, there] = [expected.get(id) ?? [], found.get(id) ?? []]
      if (look.record.withheld.has(`agent:${id}`)) withheldNames(look, id, names, there)
      else namesOf(look, id, names, there)
    })
  }
}

function namesOf(look, id, names, there) {
  for (const [at, { index: leaf, ...name }] of names.entries()) {
    const index = placeIn(leaf)
    if (!there[at])
      throw new Finding('one of its names is missing', { index, about: `agent:${id}`, place: 'table agent_names' })
    look.rows += 1
    columns('table agent_names', index, `agent:${id}`, there[at], name)
  }
  if (there.length > names.length) {
    const whose = names.length === 0 ? 'the names' : 'a name'
    throw new Finding(`no entry accounts for ${whose} of agent:${id}`, { place: 'table agent_names' })
  }
}

/** Of an agent whose names are withheld, marks stand there, and the names that it was given since. */
function withheldNames(look, id, names, there) {
  const since = new Map(names.map((name) => [`${name.language} ${name.name}`, name]))
  for (const [rank, row] of there.entries()) {
    look.rows += 1
    if (row.name !== '' && isMark('name', row.name) && row.key === row.name) continue
    const { index: leaf, ...name } = since.get(`${row.language} ${row.name}`) ?? {}
    if (!name.name) throw new Finding(`no entry accounts for a name of agent:${id}`, { place: 'table agent_names' })
    since.delete(`${row.language} ${row.name}`)
    const index = placeIn(leaf)
    columns('table agent_names', index, `agent:${id}`, row, { ...name, rank })
  }
  if (since.size > 0)
    throw new Finding('one of its names is missing', { about: `agent:${id}`, place: 'table agent_names' })
}
