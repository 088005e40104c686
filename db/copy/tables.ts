import type { Sql, TransactionSql } from 'postgres'

export type Conn = Sql | TransactionSql
/** A table by its schema and name, with the columns that hold something of their own. */
export type Table = { schema: string; name: string; columns: string[] }

/** Where the program keeps everything: its own tables, and the journal of migrations. */
const SCHEMAS = ['public', 'drizzle']

/** The journal of migrations, which is never copied into a database: it is written anew by those that are applied. */
export const JOURNAL = { schema: 'drizzle', name: '__drizzle_migrations' }

/** Sign-in's secrets for the moment. Whoever finds an old copy of them would be signed in as somebody else. */
export const FLEETING = ['counts', 'sessions', 'verification_tokens']

/** The tables of the program, each after those it refers to, in an order that is the same for the same schema. */
export async function listTables(sql: Conn): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any(${SCHEMAS}) order by 1, 2`
  const references = await sql<{ from: string; to: string }[]>`
    select distinct r.conrelid::regclass::text as from, r.confrelid::regclass::text as to from pg_constraint r
    where r.contype = 'f' and r.conrelid <> r.confrelid`
  return inTurn(tables, references)
}

/** Names as SQL wants them, quoted. */
export function named({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${quoted(schema)}.${quoted(name)}`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function inTurn(tables: readonly Table[], references: readonly { from: string; to: string }[]): Table[] {
  // What regclass prints is the bare name where the search path finds it, which it does for `public` and nothing else.
  const nameOf = ({ schema, name }: Table) => (schema === 'public' ? name : `${schema}.${name}`)
  const done: Table[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(waiting.map(nameOf))
    const free = waiting.filter((table) => !references.some(({ from, to }) => from === nameOf(table) && names.has(to)))
    if (free.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...names].join(', ')}`)
    done.push(...free)
    waiting = waiting.filter((table) => !free.includes(table))
  }
  return done
}
