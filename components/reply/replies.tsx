import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Reply } from '../../db/queries/replies'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { AgentName } from '../agent/name'
import { FoldTitle } from '../ui/fold'
import { plainWords } from '../ui/gone'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'

type Props = { claim: ClaimPage; event: Pick<EventPage, 'agents' | 'slug'>; locale: Locale; level?: 'h2' | 'h4' }
type Version = Reply['versions'][number]

/**
 * What those answered whom the claim's provenance names: who, when, and how it is known to be theirs; and the way for whoever is named to
 * answer too. Nothing where nobody is named.
 */
export function Replies({ claim, event: { agents, slug }, locale, level: Heading = 'h2' }: Props) {
  const [t, gone] = [useTranslations('reply.shown'), useTranslations('gone')]
  const words = plainWords(inLanguage(claim.text, locale)?.text ?? '', gone)
  const invited = claim.evidence.length > 0 && (
    <Invited claim={claim} label={Heading === 'h2' ? null : words} locale={locale} />
  )
  if (claim.replies.length === 0) return invited
  const more = new Map(claim.replies.map((reply) => [reply.agent, reply.more])).values()
  const elsewhere = [...more].reduce((all, each) => all + each, 0)
  return (
    <section aria-label={t('of', { claim: words })} className="mt-8">
      <Heading className="mb-3 text-lg">{t('title')}</Heading>
      {claim.replies.map(({ agent, versions }) => {
        const [latest, ...earlier] = versions as [Version, ...Version[]]
        return (
          <article key={latest.id} id={`reply-${latest.id}`} className="space-y-3 border-line border-t py-4">
            <p className="font-label text-sm">
              <strong className="font-medium">
                <AgentName agents={agents} id={agent} locale={locale} />
              </strong>
            </p>
            <Said version={latest} locale={locale} />
            {earlier.length > 0 && (
              <details>
                <FoldTitle>{t('earlier', { count: earlier.length })}</FoldTitle>
                <div className="space-y-6 border-line border-s-2 ps-4">
                  {earlier.map((version) => (
                    <div key={version.id} className="space-y-3">
                      <Said version={version} locale={locale} />
                    </div>
                  ))}
                </div>
              </details>
            )}
          </article>
        )
      })}
      {elsewhere > 0 && (
        <p className="border-line border-t pt-4 font-label text-sm">
          <a href={`/${locale}/events/${slug}/history`}>{t('more', { count: elsewhere })}</a>
        </p>
      )}
      {invited}
    </section>
  )
}

/** `label`: of which claim, where the page has several such links. */
function Invited({ claim, label, locale }: { claim: ClaimPage; label: string | null; locale: Locale }) {
  const [t, event] = [useTranslations('reply.shown'), useTranslations('event')]
  const words = event('reply')
  return (
    <p className="mt-4 max-w-[65ch] font-label text-soft text-sm">
      {t('right')}{' '}
      <a href={`/${locale}/replies/new?about=claim:${claim.id}`} aria-label={label ? `${words}: ${label}` : undefined}>
        {words}
      </a>
    </p>
  )
}

function Said({ version, locale }: { version: Version; locale: Locale }) {
  return (
    <>
      <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
        {version.text}
      </Words>
      <p className="flex flex-wrap gap-x-3 font-label text-sm">
        <Words>{version.name}</Words>
        <span className="text-soft text-xs">
          <Time at={version.at} locale={locale} />
        </span>
      </p>
      <Known version={version} locale={locale} />
    </>
  )
}

/** How a reply is known to be the agent's own. */
function Known({ version: { host, decision }, locale }: { version: Version; locale: Locale }) {
  const [t, gone] = [useTranslations('reply.shown'), useTranslations('gone')]
  if (!decision) {
    return (
      <p className="max-w-[65ch] font-label text-soft text-xs">
        {host ? t.rich('address', { host: () => <bdi dir="ltr">{host}</bdi> }) : t('addressGone')}
      </p>
    )
  }
  return (
    <p className="max-w-[65ch] font-label text-soft text-xs">
      {t.rich('moderator', {
        who: () => <Handle handle={decision.by} former={gone('former')} />,
        date: dayIn(locale, decision.at),
      })}{' '}
      <Words>{decision.reason}</Words>
    </p>
  )
}
