import { useTranslations } from 'next-intl'
import { Key } from '../desk/deed'

/** The keys of the queue, for all to see; J and K are heard while a case has the focus. */
export function QueueKeys() {
  const t = useTranslations('disputes.keys')
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2 font-label text-soft text-sm">
      <a href="#first-case" accessKey="1" className="inline-flex items-center gap-2">
        <Key>1</Key> {t('first')}
      </a>
      <span className="inline-flex items-center gap-2">
        <Key>J</Key> {t('on')}
      </span>
      <span className="inline-flex items-center gap-2">
        <Key>K</Key> {t('back')}
      </span>
      <span className="inline-flex items-center gap-2">
        <Key>↵</Key> {t('open')}
      </span>
      <span className="text-xs">
        {t('how')} {t('letters')}
      </span>
    </div>
  )
}

/** The parts of a case, each a jump away by its digit, with what every browser asks to be held down for it; and the case that is next, where there is one. */
export function CaseContents({ next, list }: { next: string | null; list: string | null }) {
  const [t, file, keys] = [useTranslations('disputes'), useTranslations('caseFile'), useTranslations('disputes.keys')]
  const parts = [
    { href: '#deeds', words: t('deeds') },
    { href: '#standing', words: file('standing') },
    { href: '#sides', words: file('sides') },
    { href: '#decisions', words: file('decisions') },
    { href: '#evidence', words: keys('evidence') },
    { href: '#votes', words: keys('votes') },
    ...(next ? [{ href: next, words: keys('next') }] : []),
    ...(list ? [{ href: list, words: t('back') }] : []),
  ]
  return (
    <nav aria-label={keys('contents')} className="mb-6 font-label text-sm">
      <ol className="flex flex-wrap gap-x-5 gap-y-2">
        {parts.map(({ href, words }, at) => (
          <li key={href}>
            <a href={href} accessKey={String(at + 1)} className="inline-flex min-h-6 items-center gap-2">
              <Key>{String(at + 1)}</Key> {words}
            </a>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-soft text-xs">{keys('how')}</p>
    </nav>
  )
}
