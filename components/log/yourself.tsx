import { useTranslations } from 'next-intl'
import { Inline, Technical } from './technical'

const PREFIX = '/api/v1/log'

/** How to check without this page: the program for it, and the files it reads. `leaf` for those of one entry. */
export function Yourself({ origin, leaf }: { origin: string; leaf?: string }) {
  const [t, links] = [useTranslations('log'), useTranslations('log.links')]
  const files = [
    ...(leaf ? [['proof', `${PREFIX}/proof/${leaf}`] as const] : []),
    ['checkpoint', `${PREFIX}/checkpoint`] as const,
    ['checkpoints', `${PREFIX}/checkpoints`] as const,
    ['vkey', `${PREFIX}/vkey`] as const,
    ['api', '/api/v1/openapi.json'] as const,
  ]
  return (
    <section aria-labelledby="yourself" className="mt-12 space-y-4">
      <h2 id="yourself" className="text-xl">
        {t('yourself')}
      </h2>
      <p className="max-w-[65ch]">{t.rich('yourselfText', { file: () => <Inline>docs/verify.md</Inline> })}</p>
      <Technical label={t('yourself')}>{`npm run -s verify -- ${origin}${PREFIX}`}</Technical>
      <ul className="flex flex-wrap gap-x-6 font-label text-sm">
        {files.map(([name, href]) => (
          <li key={name}>
            <a
              href={href}
              download={name === 'proof' ? `${leaf}.tlog-proof` : undefined}
              className="inline-flex min-h-11 items-center"
            >
              {links(name)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
