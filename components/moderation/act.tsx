import { useTranslations } from 'next-intl'
import type { ActLine, ActsPage } from '../../db/queries/moderation'
import type { Locale } from '../../domain/locale'
import { type Contest, UNTOLD_KINDS } from '../../domain/moderation'
import type { Role } from '../../domain/permissions'
import { thingWay } from '../dispute/thing-way'
import { Change } from '../history/change'
import type { Saying } from '../history/passing'
import { About } from '../log/about'
import { Who } from '../log/who'
import { FoldTitle } from '../ui/fold'
import { Time } from '../ui/time'

type Props = { act: ActLine; beside: ActsPage; locale: Locale }

/** One act: what was done, by whom and when, about what and whom, why; where its case and its entry stand, and how to contest it. */
export function ActShown({ act, beside, locale }: Props) {
  const [t, history, gone] = [useTranslations('moderation'), useTranslations('history'), useTranslations('gone')]
  const cases = useTranslations('caseFile')
  const untold = UNTOLD_KINDS.some((kind) => kind === act.kind)
  const about = act.agent === null ? null : ({ kind: 'agent', id: act.agent } as const)
  const person = act.actor !== 'operator' && act.actor !== 'former'
  return (
    <article id={`entry-${act.id}`} className="space-y-2 border-line border-t py-5">
      <h3 className="text-base">{history(act.kind)}</h3>
      <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
        {person ? (
          <a href={`/${locale}/moderation?by=${encodeURIComponent(act.actor)}#acts`}>
            <Who actor={act.actor} />
          </a>
        ) : (
          <Who actor={act.actor} />
        )}
        <Time at={act.at} locale={locale} exact />
      </p>
      <p className="font-label text-sm empty:hidden">
        <About entry={{ ...act, about }} locale={locale} />
      </p>
      {act.after && <Concerned said={act.after} people={beside.people} act={act} />}
      <Change entry={act} beside={{ ...beside, locale }} />
      {untold && !act.lost && <p className="max-w-[65ch] font-label text-soft text-sm">{t('untold')}</p>}
      {act.lost && <p className="font-label text-sm">{history('lost')}</p>}
      {act.gone && !untold && <p className="font-label text-soft text-sm">{gone('entry')}</p>}
      <p className="flex flex-wrap gap-x-5 font-label text-sm">
        {act.dispute && <a href={`/${locale}/disputes/${act.dispute}`}>{cases('read')}</a>}
        <a href={`/${locale}/log/${act.leaf}`}>{t('entry')}</a>
      </p>
      <ContestedHow act={act} locale={locale} />
    </article>
  )
}

/** Whom an act is about, and what became of them, in codes. */
function Concerned({ said, people, act }: { said: Saying; people: ActsPage['people']; act: ActLine }) {
  const [t, roles] = [useTranslations('moderation'), useTranslations('role')]
  const { person, before, after, sound, removal } = said as Partial<{
    person: string
    before: Role
    after: Role
    sound: boolean
    removal: string
  }>
  const isRole = act.kind.startsWith('role.')
  return (
    <>
      {typeof person === 'string' && (
        <p className="font-label text-sm">
          {t.rich('whom', { who: () => <Who actor={people[person] ?? 'former'} /> })}
        </p>
      )}
      {isRole && after && (
        <p className="font-label text-sm">
          {before ? t('role', { before: roles(before), after: roles(after) }) : t('becoming', { after: roles(after) })}
        </p>
      )}
      {act.kind === 'vote.marked' && (
        <p className="font-label text-sm">{t('sound', { sound: sound ? 'yes' : 'no' })}</p>
      )}
      {act.kind.startsWith('removal.') && typeof removal === 'string' && (
        <p className="font-label text-sm">{t('removal', { kind: removal })}</p>
      )}
    </>
  )
}

/** Where whoever does not accept an act goes with that; or who decides. */
function ContestedHow({ act, locale }: { act: ActLine; locale: Locale }) {
  const [t, event] = [useTranslations('moderation.contest'), useTranslations('event')]
  const { way, dispute, thing } = act.contest
  const desk = `/${locale}/desk`
  const claim = act.position === null ? '' : `?claim=${act.position}`
  const inCase = `${desk}/disputes/${dispute}`
  const ways: Partial<Record<Contest, string | null>> = {
    appeal: inCase,
    case: inCase,
    thing: thing && thingWay(thing, locale),
    claim: act.slug && `${desk}/events/${act.slug}${claim}#dispute`,
    suspension: desk,
    reply: `/${locale}/replies/new?about=claim:${act.claim}`,
  }
  const href = ways[way]
  return (
    <details className="font-label text-sm">
      <FoldTitle>{t('title')}</FoldTitle>
      <p className="max-w-[65ch] pb-2">
        {href ? <a href={href}>{t(thing?.kind === 'regrouping' && way === 'thing' ? 'regrouping' : way)}</a> : t(way)}{' '}
        {way === 'claim' && <a href={`/${locale}/complaints/new?about=claim:${act.claim}`}>{t('complaint')}</a>}
        {way === 'thing' && thing && (
          <a href={`/${locale}/complaints/new?about=${thing.about}`}>
            {t(thing.kind === 'regrouping' ? 'complaintRegrouping' : 'complaintThing')}
          </a>
        )}
        {way === 'moderators' && act.slug && (
          <a href={`/${locale}/desk/flags?${new URLSearchParams({ q: `/events/${act.slug}` })}`}>{event('flag')}</a>
        )}
      </p>
    </details>
  )
}
