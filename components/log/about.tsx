import { useTranslations } from 'next-intl'
import type { LogLine } from '../../db/queries/log'
import type { Locale } from '../../domain/locale'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'

type Props = { entry: Pick<LogLine, 'slug' | 'titles' | 'position' | 'about'>; locale: Locale }

/** What an entry is about, where that has a page: its event and claim, a source, an agent. */
export function About({ entry: { slug, titles, position, about }, locale }: Props) {
  const [t, history] = [useTranslations('log'), useTranslations('history')]
  if (about) {
    const [path, word] = about.kind === 'source' ? ['sources', t('ofSource')] : ['agents', t('ofAgent')]
    return <a href={`/${locale}/${path}/${about.id}`}>{word}</a>
  }
  if (!slug) return null
  const title = inLanguage(titles ?? {}, locale)
  return (
    <>
      {t.rich('ofEvent', {
        event: () => (
          <a href={`/${locale}/events/${slug}`}>
            <Words language={title?.language}>{title?.text ?? slug}</Words>
          </a>
        ),
      })}
      {position !== null && position > 0 && <> · {history('claimNumber', { position })}</>}
    </>
  )
}
