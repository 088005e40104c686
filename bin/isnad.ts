import { Refusal } from '../domain/refusal'
import { sentence } from './sentences'

/** The verbs of the command line. Each is loaded only when called, so that `read` needs no database. */
const VERBS: Record<
  string,
  { usage: string; load: () => Promise<{ run: (args: string[]) => Promise<number | void> }> }
> = {
  read: { usage: 'read FILE', load: () => import('./verbs/read') },
  import: { usage: 'import FILE… | RECORD.jsonl', load: () => import('./verbs/import') },
  role: { usage: 'role EMAIL reader|reviewer|moderator|admin', load: () => import('./verbs/role') },
  admin: { usage: 'admin EMAIL', load: () => import('./verbs/admin') },
  factors: { usage: 'factors EMAIL remove', load: () => import('./verbs/factors') },
  export: { usage: 'export FILE|-', load: () => import('./verbs/export') },
  backup: { usage: 'backup DIR [--with-key]', load: () => import('./verbs/backup') },
  restore: {
    usage: 'restore [DIR] [--replay] [--log DIR|URL]',
    load: () => import('./verbs/restore'),
  },
  log: { usage: 'log key|rotate|retire|revoke|lift', load: () => import('./verbs/log') },
}

async function main([verb = '', ...args]: string[]): Promise<number> {
  const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!known) return complain(usage(Object.values(VERBS).map((each) => each.usage)), 2)
  try {
    const { run } = await known.load()
    return (await run(args)) ?? 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'usage' ? complain(usage([known.usage]), 2) : complain(sentence(error), 1)
  }
}

function usage(lines: string[]): string {
  return ['Usage:', ...lines.map((line) => `  npm run -s isnad -- ${line}`)].join('\n')
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`)
  return exitCode
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (error: unknown) => {
    process.exitCode = complain(error instanceof Error ? error.message : String(error), 1)
  },
)
