import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { ClaimMet, Declared as Interest } from '../../db/queries/interests'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { countryName, inLanguage } from '../../i18n/languages'
import { AgentName } from '../agent/name'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { useNth } from '../desk/nth'
import { Submit } from '../desk/submit'
import { Words } from '../ui/prose'

type Props = {
  interests: readonly Interest[]
  agents: Readonly<Record<string, Agent>>
  /** Ends one; null for whoever may not. */
  end: Action | null
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** What somebody declared, as they alone read it: each tie with what it keeps them from, and the way to end it. */
export function DeclaredInterests({ interests, agents, end, sheet, locale }: Props) {
  const [t, nth] = [useTranslations('interests'), useNth()]
  return (
    <section aria-labelledby="declared">
      <h2 id="declared" className="text-xl">
        {t('yours')}
      </h2>
      {interests.length === 0 && <p className="mt-3">{t('none')}</p>}
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {interests.map((interest, at) => (
          <li key={interest.id} className="space-y-3 py-5">
            <p className="font-semibold">
              {t.rich(`tie.${interest.kind}`, { who: () => <Whom of={interest} agents={agents} locale={locale} /> })}
            </p>
            <p className="font-label text-soft text-sm">
              {t('since', { date: dayIn(locale, interest.at) })}{' '}
              {interest.endedAt && t('ended', { date: dayIn(locale, interest.endedAt) })}
            </p>
            <Bound of={interest} locale={locale} />
            {end && !interest.endedAt && (
              <Form
                {...sheet()}
                action={end}
                label={nth(t('end'), at, interests.length)}
                fields={[]}
                className="space-y-2"
              >
                <input type="hidden" name="interestId" value={interest.id} />
                <Submit tone="quiet">{t('end')}</Submit>
                <p className="font-label text-soft text-xs">{t('endHint')}</p>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Whom({ of: { agent, country }, agents, locale }: { of: Interest } & Pick<Props, 'agents' | 'locale'>) {
  if (agent !== null) return <AgentName agents={agents} id={agent} locale={locale} />
  return <bdi>{country && countryName(country, locale)}</bdi>
}

/** The claims that an interest binds on, and what it keeps somebody from on each. */
function Bound({ of: { claims, count }, locale }: { of: Interest; locale: Locale }) {
  const t = useTranslations('interests')
  return (
    <div className="font-label text-sm">
      <p>{t('meets', { count })}</p>
      <ul className="mt-1 space-y-2 border-line border-s-2 ps-4 empty:hidden">
        {claims.map((claim) => (
          <li key={claim.id}>
            <Met claim={claim} locale={locale} />
          </li>
        ))}
      </ul>
      {count > claims.length && <p className="mt-1 text-soft">{t('further', { count: count - claims.length })}</p>}
    </div>
  )
}

function Met({ claim, locale }: { claim: ClaimMet; locale: Locale }) {
  const t = useTranslations('interests')
  const worded = inLanguage(claim.texts, locale)
  return (
    <>
      <a href={`/${locale}/desk/events/${claim.slug}?claim=${claim.position}`}>
        <Words language={worded?.language ?? null}>{worded?.text}</Words>
      </a>
      {claim.voted && <p className="text-soft">{t('voted')}</p>}
      {claim.openCase && (
        <p className="text-soft">
          <a href={`/${locale}/desk/disputes/${claim.openCase}`}>{t('openCase')}</a>
        </p>
      )}
    </>
  )
}
