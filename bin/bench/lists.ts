import postgres from 'postgres'
import { openDb } from '../../db/client'
import type { Postgres } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { listEvents } from '../../db/queries/events'
import { median } from './run'

const SIZES = [1_000, 100_000]

const ASKED = {
  'the list': {},
  'a common word': { q: 'report' },
  'a rare word': { q: 'quarry77' },
  'a word and a verdict': { q: 'report', verdict: 'confirmed' },
  'state and language': { state: 'settled', language: 'ar' },
} as const

/** The events list and searches of it at 1,000 and at 100,000 events, in milliseconds, and how many times slower the second is. */
export async function benchLists(server: Postgres): Promise<void> {
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  const taken: Record<string, number[]> = {}
  for (const size of SIZES) {
    const name = `bench_${size}`
    await admin`create database ${admin(name)}`
    await migrate(server.url(name, 'postgres'), 'isnad_app')
    await fill(server.url(name, 'postgres'), size)
    const { db, close } = openDb(server.url(name))
    for (const [what, filter] of Object.entries(ASKED)) {
      await median(10, () => listEvents(db, filter))
      taken[what] = [...(taken[what] ?? []), await median(51, () => listEvents(db, filter))]
    }
    await close()
    await admin`drop database ${admin(name)}`
  }
  for (const [what, [small = 0, large = 0]] of Object.entries(taken)) {
    const times = SIZES.map((size, n) => `${[small, large][n]?.toFixed(2)} ms at ${size.toLocaleString('en')}`).join(
      ', ',
    )
    console.log(`events, ${what}: ${times}, ratio ${(large / small).toFixed(2)}`)
  }
  await admin.end()
}

/** So many events: one in ten told with a common word, one in ten thousand with a rare one, all states and verdicts. */
async function fill(url: string, size: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`
    insert into events (slug, search, opened_at)
    select 'event-' || n, to_tsvector('simple', 'event number ' || n || ' at place' || n % 500
      || case when n % 10 = 0 then ' report' else '' end || ' quarry' || n % 10000), now() - n * interval '1 minute'
    from generate_series(1, ${size}) n`
  await sql`
    insert into event_texts (event_id, language, version, title)
    select id, l, 1, 'An event told at length' from events, unnest(array['ar', 'en']) l`
  await sql`
    insert into claims (event_id, position, state, verdict, because, settled_at, "cast", updated_at)
    select id, 0, s.state::state, case when s.state = 'under_review' then 'unverified' else v.verdict end::verdict,
      'majority', case when s.state = 'under_review' then null else now() end, 3, opened_at
    from (select *, row_number() over () as n from events) e,
      lateral (select (array['settled', 'under_review', 'disputed', 'ruled'])[1 + e.n % 4] as state) s,
      lateral (select (array['confirmed', 'denied', 'unverified'])[1 + e.n % 3] as verdict) v`
  await sql`insert into claim_texts (claim_id, language, version, text) select id, 'en', 1, 'The statement of this event.' from claims`
  await sql`vacuum analyze`
  await sql.end()
}
