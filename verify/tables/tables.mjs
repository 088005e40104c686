import { checkLog } from '../check.mjs'
import { parseCheckpoint } from '../checkpoint.mjs'
import { Finding, lookAt } from '../finding.mjs'
import { restedAt } from '../fold/claims.mjs'
import { commitment } from '../fold/fold.mjs'
import { HOLDS } from '../fold/removals.mjs'
import { leafHash } from '../hashes.mjs'
import { openNote } from '../note.mjs'
import { QUORUM } from '../rule.mjs'
import { GONE, GONE_WORDS, hides, holdsSource, isForgotten, isMark, withoutTexts } from './gone.mjs'
import { personNow, TABLES } from './rows.mjs'
import { anchorIn, foldName } from './spelling.mjs'

const AT_ONCE = 1000

/**
 * Checks a log, then every table of the record against it, in one reading of the database that nothing moves under: that each
 * entry there stands in the tiles or waits to, what entries commit to, each row and each column that an entry accounts for, and
 * that no row is missing. What waits to be sealed is folded after what is.
 * @param {import('../folder.mjs').Files} files
 * @param {string} url
 * @param {Parameters<typeof checkLog>[1]} options
 */
export async function checkWithTables(files, url, options) {
  const { default: postgres } = await import('postgres').catch(() => {
    throw new Error('--db needs the package "postgres" beside this folder: npm install postgres')
  })
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'isnad-verify', TimeZone: 'UTC' },
  })
  try {
    // What is signed is read before the database, so that the database holds all of it.
    const log = await asItIs(files)
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`
      return checkWithin(tx, log, options)
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * The same in a transaction that is open.
 * @param {any} tx
 * @param {import('../folder.mjs').Files} files
 * @param {Parameters<typeof checkLog>[1]} options
 */
export async function checkWithin(tx, files, options) {
  const later = await declaredLost(tx)
  const leaves = new Leaves()
  const onEntry = (_, __, bytes) => leaves.push(leafHash(bytes))
  const result = await checkLog(files, { ...options, onEntry, atEnd: false, later })
  return { ...result, rows: await new Tables(tx, result, leaves).check() }
}

async function asItIs(files) {
  const kept = new Map()
  for (const name of ['checkpoint', 'checkpoints', 'vkey']) kept.set(name, await files.read(name))
  return { ...files, read: async (path) => (kept.has(path) ? kept.get(path) : files.read(path)) }
}

/** What a restore declared lost, and is not sealed yet. */
async function declaredLost(sql) {
  const rows = await sql`
    select e.id, e.envelope from entries e join pending p on p.entry_id = e.id
    where e.kind::text = 'record.restored' and not e.lost order by e.id`
  return rows.map(({ id, envelope }) =>
    lookAt({ about: `entry ${id}`, place: 'entries' }, () => {
      const { from, to } = JSON.parse(envelope.toString()).data
      return { from, to }
    }),
  )
}

/** Leaf hashes, side by side. */
class Leaves {
  constructor() {
    this.bytes = Buffer.alloc(32 * 1024)
    this.size = 0
  }

  push(hash) {
    if ((this.size + 1) * 32 > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)])
    hash.copy(this.bytes, this.size * 32)
    this.size += 1
  }

  is(index, hash) {
    return hash.compare(this.bytes, index * 32, index * 32 + 32) === 0
  }
}

class Tables {
  constructor(sql, { size, heads, fold, fateOf, keys }, leaves) {
    this.keys = keys
    this.fateOf = fateOf
    this.sql = sql
    this.size = size
    this.heads = heads
    this.fold = fold
    this.record = fold.record
    this.leaves = leaves
    this.rows = 0
  }

  async check() {
    await this.entries()
    this.fold.end()
    await this.words()
    await this.checkpoints()
    for (const [name, table] of Object.entries(TABLES)) await this.table(name, table)
    await this.people()
    await this.names()
    await this.pieces('citation_via', 'citation_id', 'citations')
    await this.pieces('vote_evidence', 'vote_id', 'votes')
    await this.passages()
    await this.ballots()
    return this.rows
  }

  /** The entries, in the order of the log: those that are sealed as the tiles have them, then those that wait. */
  async entries() {
    const { sql } = this
    let index = 0
    const rows = sql`
      select l.index, e.id, e.at, e.kind, e.actor, e.subject, e.ver, e.event_id, e.claim_id, e.envelope, e.leaf,
        l.entry_id, e.lost, exists (select from pending p where p.entry_id = e.id) as pending
      from leaves l full join entries e on e.id = l.entry_id
      order by l.index nulls last, e.id`.cursor(AT_ONCE)
    for await (const part of rows) {
      for (const row of part) {
        this.rows += 1
        lookAt({ index, about: `${row.kind} ${row.subject}`, place: 'entries' }, () => this.entry(index, row))
        index += 1
      }
    }
    if (index < this.size) throw new Finding('the database ends before the log does', { index, place: 'entries' })
    const [orphan] =
      await sql`select entry_id from pending p where not exists (select from entries e where e.id = p.entry_id) limit 1`
    if (orphan) throw new Finding(`it waits for entry ${orphan.entry_id}, which is not there`, { place: 'pending' })
  }

  entry(index, row) {
    if (row.index !== null && Number(row.index) !== index) {
      throw new Finding(`no leaf is here; the next is ${row.index}`, { index, place: 'leaves' })
    }
    if (row.id === null)
      throw new Finding(`it leads to entry ${row.entry_id}, which is not there`, { index, place: 'leaves' })
    if (row.index === null && index < this.size)
      throw new Finding('the entry is sealed, and has no leaf', { index, place: 'entries' })
    if ((row.index === null) !== row.pending) {
      const why = row.pending
        ? 'the entry has a leaf and waits for one'
        : 'the entry has no leaf and does not wait for one'
      throw new Finding(why, { index, place: 'pending' })
    }
    const about = `${row.kind} ${row.subject}`
    const hash = leafHash(row.envelope)
    if (index < this.size && !this.leaves.is(index, hash)) {
      throw new Finding('the entry is not the one that is sealed', {
        index,
        place: 'entries',
        about,
      })
    }
    const fate = this.fateOf(index)
    const lost = fate === 'lost'
    const entry = index < this.size ? JSON.parse(row.envelope.toString()) : this.fold.add(index, row.envelope, fate)
    if (!hash.equals(row.leaf))
      throw new Finding('column leaf is not the hash of the entry', { index, about, place: 'entries' })
    const { kind, actor, subject, ver, at } = entry
    // What was lost in a restore is at its place in the log, and belongs to whatever is left of the record.
    const place = lost ? {} : this.placeOf(entry)
    this.columns('entries', index, about, row, { kind, actor, subject, ver, at, lost, ...place })
  }

  /** The event and the claim whose history an entry belongs to. */
  placeOf({ kind, subject, data }) {
    const [noun, id] = subject.split(':')
    if (kind.startsWith('event.')) return { event_id: id, claim_id: null }
    if (kind === 'claim.added') return { event_id: data.event, claim_id: id }
    if (data.claim !== undefined) return { event_id: this.record.claims.get(data.claim)?.event, claim_id: data.claim }
    if (data.event !== undefined) return { event_id: data.event, claim_id: null }
    const gone = kind.endsWith('.withdrawn') && this.record[noun === 'date' ? 'dates' : 'citations'].get(id)?.event
    if (gone) return { event_id: gone, claim_id: null }
    // An entry of the first version of the program names no event here; its table does.
    if (noun === 'removal' || noun === 'record')
      return noun === 'record' ? { event_id: null, claim_id: null } : { claim_id: null }
    const names = ['citation', 'date', 'occasion', 'suggestion', 'report'].includes(noun)
    return names ? { claim_id: null } : { event_id: null, claim_id: null }
  }

  /** What entries commit to is there, and is what they committed to. */
  async words() {
    const rows = this.sql`
      select l.index, e.id, e.kind, e.subject, e.envelope, w.entry_id, w.salt, w.words
      from (select * from entries where not lost) e full join entry_words w on w.entry_id = e.id
      left join leaves l on l.entry_id = e.id order by l.index nulls last, e.id`.cursor(AT_ONCE)
    for await (const part of rows) {
      for (const row of part) {
        const { index, kind, subject } = row
        const where = {
          index: placeIn(index),
          about: `${kind} ${subject}`,
          place: 'entry_words',
        }
        lookAt(where, () => this.wordsOf(row, where))
      }
    }
  }

  wordsOf({ id, envelope, entry_id: of, salt, words }, where) {
    if (id === null) throw new Finding(`there are words of entry ${of}, which is not there`, { place: 'entry_words' })
    const entry = JSON.parse(envelope.toString())
    const { commit } = entry
    if (of !== null) this.rows += 1
    if (commit !== null && of === null && isForgotten(this.record, entry)) return
    if ((commit === null) !== (of === null)) {
      throw new Finding(
        commit === null ? 'there are words, and the entry commits to none' : 'its words are missing',
        where,
      )
    }
    if (commit === null) return
    if (salt.length !== 32 || commitment('isnad/private/v1', salt, words) !== commit) {
      throw new Finding('its words are not those that it commits to', where)
    }
  }

  /** The checkpoints kept in the database are those that were published. */
  async checkpoints() {
    const rows = await this.sql`select size, root, note from checkpoints order by size`
    this.rows += rows.length
    const kept = new Map(rows.map((row) => [Number(row.size), row]))
    for (const { size, root, note, place } of this.heads) {
      if (note === undefined) continue
      const row = kept.get(size)
      const where = { index: size, place: `checkpoints, tree of ${size}` }
      if (!row) throw new Finding(`the database does not hold what stands in ${place}`, where)
      if (!row.root || !root.equals(row.root) || row.note !== note)
        throw new Finding(`it is not what stands in ${place}`, where)
      kept.delete(size)
    }
    const [{ count }] = await this.sql`select coalesce(max(index) + 1, 0)::int as count from leaves`
    for (const [size, row] of kept) {
      const where = { index: size, place: `checkpoints, tree of ${size}` }
      if (size > count) throw new Finding(`there are ${count} leaves`, where)
      if (size > this.size && !isSigned(row, this.keys)) throw new Finding('it is not signed as it is kept', where)
      if (size <= this.size) throw new Finding('it was never published', where)
    }
  }

  /** One table, both ways: every row from its entry, every entry with its row. */
  async table(name, { kinds, key, of, where = 'true', also, isTakenUp, says }) {
    const { sql } = this
    const data = `(convert_from(e.envelope, 'UTF8')::jsonb)->'data' as d`
    const rows = sql
      .unsafe(
        `select e.index, e.id as entry_id_of, e.lost, e.envelope, e.words, t.*
         from (select e.*, ${of ?? `e.kind || ' ' || e.subject || ' ' || e.ver`} as entry_key
           from (select e.*, ${data}, w.words, l.index from entries e
             left join entry_words w on w.entry_id = e.id left join leaves l on l.entry_id = e.id
             where ${isTakenUp ? 'true' : 'not e.lost'} and e.kind::text = any($1)) e
           where ${where}) e
         full join (select t.*, true as there ${also ? `, ${also}` : ''}, ${key} as row_key from ${name} t) t
           on t.row_key = e.entry_key
         order by e.index nulls last, e.id`,
        [kinds],
      )
      .cursor(AT_ONCE)
    let last = null
    for await (const part of rows) {
      for (const row of part) {
        if (row.entry_id_of !== null && row.entry_id_of === last) {
          const where = { index: placeIn(row.index), place: `table ${name}` }
          throw new Finding(`two rows come from one entry: ${row.row_key}`, where)
        }
        last = row.entry_id_of
        const index = placeIn(row.index)
        lookAt({ index, about: row.row_key ?? '', place: `table ${name}` }, () => {
          const isLost = row.lost && !isTakenUp?.(this.record, JSON.parse(row.envelope.toString()))
          if (isLost && row.there) row.envelope = null
          if (!isLost || row.there) this.row(name, row, says)
        })
      }
    }
  }

  row(name, { index: leaf, lost, envelope, words, there, ...row }, says) {
    const index = placeIn(leaf)
    if (!envelope) throw new Finding(`no entry accounts for the row ${row.row_key}`, { place: `table ${name}` })
    const entry = JSON.parse(envelope.toString())
    const about = `${entry.kind} ${entry.subject}`
    // A removal that a restore did again was decided after the backup: its decision may have no row.
    if (!there && this.fateOf(index) === 'kept' && HOLDS.includes(entry.kind)) return
    if (!there) throw new Finding('its row is missing', { index, about, place: `table ${name}` })
    this.rows += 1
    const who = entry.actor === 'operator' ? null : entry.actor
    const isGone = entry.commit !== null && words === null
    const said = isGone ? GONE_WORDS : words
    const expected = says({ entry, words: said, row, record: this.record, who })
    this.columns(
      `table ${name}`,
      index,
      about,
      row,
      hides(this.record, name, entry, row) ? withoutTexts(expected, row) : expected,
    )
  }

  columns(place, index, about, row, expected) {
    for (const [column, value] of Object.entries(expected)) {
      const found = plain(row[column])
      if (value === GONE ? !isMark(column, found) : !same(found, value)) {
        const why = `column ${column} holds ${told(found)}, and the entries say ${told(value)}`
        throw new Finding(why, { index, about, place })
      }
    }
  }

  /** Everybody: handle as they joined, role and suspension as the entries left them. */
  async people() {
    const rows = await this.sql`
      select u.id, u.handle, u.handle_key, u.role, u.suspended, l.index, w.words, e.id as entry
      from users u left join entries e on e.kind = 'person.joined' and e.subject = 'person:' || u.id and not e.lost
      left join entry_words w on w.entry_id = e.id left join leaves l on l.entry_id = e.id order by l.index nulls last, u.id`
    const missing = new Set(this.record.people.keys())
    for (const row of rows) {
      this.rows += 1
      missing.delete(row.id)
      const index = placeIn(row.index)
      const about = `person:${row.id}`
      lookAt({ index, about, place: 'table users' }, () =>
        this.columns('table users', index, about, row, personNow(this.record.people.get(row.id), row.words)),
      )
    }
    for (const id of missing)
      throw new Finding('the person is missing', { about: `person:${id}`, place: 'table users' })
  }

  /** The names of agents, in the order in which entries gave them. */
  async names() {
    const entries = await this.sql`
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
    const rows = await this.sql`select * from agent_names order by agent_id, rank`
    const found = new Map()
    for (const row of rows) found.set(row.agent_id, [...(found.get(row.agent_id) ?? []), row])
    for (const id of new Set([...expected.keys(), ...found.keys()])) {
      lookAt({ about: `agent:${id}`, place: 'table agent_names' }, () => {
        const [names, there] = [expected.get(id) ?? [], found.get(id) ?? []]
        if (this.record.withheld.has(`agent:${id}`)) this.withheldNames(id, names, there)
        else this.namesOf(id, names, there)
      })
    }
  }

  namesOf(id, names, there) {
    for (const [at, { index: leaf, ...name }] of names.entries()) {
      const index = placeIn(leaf)
      if (!there[at])
        throw new Finding('one of its names is missing', { index, about: `agent:${id}`, place: 'table agent_names' })
      this.rows += 1
      this.columns('table agent_names', index, `agent:${id}`, there[at], name)
    }
    if (there.length > names.length) {
      const whose = names.length === 0 ? 'the names' : 'a name'
      throw new Finding(`no entry accounts for ${whose} of agent:${id}`, { place: 'table agent_names' })
    }
  }

  /** Of an agent whose names are withheld, marks stand there, and the names that it was given since. */
  withheldNames(id, names, there) {
    const since = new Map(names.map((name) => [`${name.language} ${name.name}`, name]))
    for (const [rank, row] of there.entries()) {
      this.rows += 1
      if (row.name !== '' && isMark('name', row.name) && row.key === row.name) continue
      const { index: leaf, ...name } = since.get(`${row.language} ${row.name}`) ?? {}
      if (!name.name) throw new Finding(`no entry accounts for a name of agent:${id}`, { place: 'table agent_names' })
      since.delete(`${row.language} ${row.name}`)
      const index = placeIn(leaf)
      this.columns('table agent_names', index, `agent:${id}`, row, { ...name, rank })
    }
    if (since.size > 0)
      throw new Finding('one of its names is missing', { about: `agent:${id}`, place: 'table agent_names' })
  }

  /** Rows that belong to others, which were looked at with those: here, that each belongs to one. */
  async pieces(name, column, owners) {
    const join = name === 'vote_evidence' ? 'and o.claim_id = p.claim_id' : ''
    const [orphan] = await this.sql.unsafe(
      `select p.${column} as id from ${name} p where not exists (select from ${owners} o where o.id = p.${column} ${join}) limit 1`,
    )
    if (orphan) throw new Finding(`a row belongs to ${orphan.id}, which is not there`, { place: `table ${name}` })
    const [{ count }] = await this.sql.unsafe(`select count(*)::int as count from ${name}`)
    this.rows += count
  }

  /** What was marked in a source stands there, with what stands around it. */
  async passages() {
    const sources = this.sql`select id, text from sources order by id`.cursor(50)
    for await (const part of sources) {
      for (const { id, text } of part) {
        if (holdsSource(this.record, id)) continue
        const rows = await this.sql`
          select 'evidence' as name, id, start, "end", exact, prefix, suffix from evidence where source_id = ${id}
          union all select 'citations', id, start, "end", exact, prefix, suffix from citations where source_id = ${id}
          union all select 'dates', id, start, "end", exact, prefix, suffix from dates where source_id = ${id}`
        for (const { name, id: of, start, end, ...row } of rows) {
          lookAt({ about: of, place: `table ${name}` }, () =>
            this.columns(`table ${name}`, null, of, row, anchorIn(text, start, end)),
          )
        }
      }
    }
  }

  /** The ballots that the log still seals: none of their claims had its quorum. */
  async ballots() {
    for (const claim of this.record.claims.values()) {
      if (claim.settled !== null || claim.moments.length === 0) continue
      const rows = await this.sql`
        select reviewer_id, version, array(select v.evidence_id from vote_evidence v where v.vote_id = t.id) as evidence
        from votes t where claim_id = ${claim.id}`
      const cited = new Map(rows.map((row) => [`${row.reviewer_id} ${row.version}`, row.evidence]))
      const about = `claim:${claim.id}`
      for (const { index, votes } of claim.moments) {
        const counted = lookAt({ about, place: 'table vote_evidence' }, () =>
          votes.filter(({ reviewer, version }) =>
            restedAt(
              (cited.get(`${reviewer} ${version}`) ?? []).map((id) => this.record.evidence.get(id)),
              index,
            ),
          ),
        )
        if (counted.length < QUORUM) continue
        throw new Finding('the claim had its quorum here, and was not settled', { index, about })
      }
    }
  }
}

/** Of one that is not published yet: its note is signed, and says what stands beside it. */
function isSigned({ size, root, note }, keys) {
  try {
    const said = parseCheckpoint(openNote(note, keys).text)
    return said.size === Number(size) && said.root.equals(root)
  } catch {
    return false
  }
}

/** An index of the log as the database gives it; null for what waits, and for what no entry accounts for. */
const placeIn = (index) => (index === null || index === undefined ? null : Number(index))

function plain(value) {
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}

function same(found, expected) {
  if (typeof found === 'object' && found !== null) return sorted(found) === sorted(expected)
  return found === (expected ?? null)
}

const sorted = (value) =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  )

/** Never the whole of what people wrote. */
const told = (value) => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
