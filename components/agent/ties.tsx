import { useTranslations } from 'next-intl'
import type { AgentPage } from '../../db/queries/agent'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { preferred } from '../../i18n/languages'
import { Handle, Words } from '../ui/prose'

type Props = { agent: AgentPage; locale: Locale }

/** What an agent is tied to, in the reader's language where somebody said it there, with the page that says so. */
export function Ties({ agent, locale }: Props) {
  const t = useTranslations('agents')
  const order = preferred(locale) as string[]
  const notes = [...agent.notes].sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language))
  if (notes.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('ties')}</h2>
      {notes.map(({ language, note, url, by, at }) => (
        <div key={language} className="border-line border-t py-3">
          <Words as="p" language={language} className="max-w-[65ch]">
            {note}
          </Words>
          <p className="mt-1 flex flex-wrap gap-x-4 font-label text-soft text-xs">
            <a href={url} rel="noopener nofollow ugc" dir="ltr" className="min-w-0 [overflow-wrap:anywhere]">
              <bdi>{url}</bdi>
            </a>
            <span>
              <Handle handle={by} former={t('former')} /> · {dayIn(locale, at)}
            </span>
          </p>
        </div>
      ))}
    </section>
  )
}

/** The agents that were found to be this one, and why. */
export function Merged({ agent, locale }: Props) {
  const t = useTranslations('agents')
  if (agent.merged.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('merged')}</h2>
      <ul>
        {agent.merged.map(({ id, reason, by, at }) => (
          <li key={id} className="border-line border-t py-3">
            <p className="font-label text-sm">
              <bdi dir="ltr">{id}</bdi> · <Handle handle={by} former={t('former')} /> · {dayIn(locale, new Date(at))}
            </p>
            <Words as="p" className="mt-1 max-w-[65ch] whitespace-pre-line">
              {reason}
            </Words>
          </li>
        ))}
      </ul>
    </section>
  )
}
