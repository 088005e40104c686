import SearchForm from 'next/form'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { SourceLine } from '../../db/queries/sources'
import { momentIn } from '../../i18n/dates'
import { Button, ButtonLink } from '../ui/button'
import { Input } from '../ui/field'
import { Words } from '../ui/prose'
import { AgentName } from './agent-name'
import { type Desk, deskPath } from './desk'

type Props = { event: DeskEvent; desk: Desk; found: readonly SourceLine[]; asked: string }

/** The sources of this event, those that a search finds beside them, and the way to add one. */
export function SourceList({ event, desk, found, asked }: Props) {
  const t = useTranslations('desk.source')
  const own = new Set(event.sources.map((source) => source.id))
  const others = found.filter((source) => asked !== '' || !own.has(source.id))
  return (
    <div className="space-y-6">
      <section aria-labelledby="sources">
        <h2 id="sources" className="text-xl">
          {t('ofEvent')}
        </h2>
        {event.sources.length === 0 && <p className="mt-2 font-label text-soft text-sm">{t('noneYet')}</p>}
        <Lines sources={event.sources} desk={desk} />
      </section>
      {desk.forbids('capture_source') === null && (
        <ButtonLink tone="strong" href={deskPath(desk, { source: null, add: true })}>
          {t('add')}
        </ButtonLink>
      )}
      <section aria-label={t('others')} className="space-y-3">
        <SearchForm role="search" action={`/${desk.locale}/desk/events/${desk.slug}`} className="flex gap-2">
          <input type="hidden" name="claim" value={desk.claim} />
          <Input
            name="q"
            defaultValue={asked}
            aria-label={t('search')}
            placeholder={t('search')}
            maxLength={200}
            dir="auto"
          />
          <Button tone="quiet">{t('find')}</Button>
        </SearchForm>
        <h3 className="font-label font-medium text-sm">
          {asked === '' ? t('newest') : t('found', { count: others.length })}
        </h3>
        <Lines sources={others} desk={desk} />
      </section>
    </div>
  )
}

function Lines({ sources, desk }: { sources: readonly SourceLine[]; desk: Desk }) {
  return (
    <ul className="divide-y divide-line">
      {sources.map((source) => (
        <li key={source.id} className="py-2">
          <Link
            href={deskPath(desk, { source: source.id })}
            prefetch={false}
            className="block text-ink hover:underline"
          >
            <Words language={source.language}>{source.title}</Words>
          </Link>
          <p className="font-label text-soft text-xs">
            {source.publisher && (
              <>
                <AgentName desk={desk} id={source.publisher} />
                {source.published && ' · '}
              </>
            )}
            {source.published && momentIn(desk.locale, source.published)}
          </p>
        </li>
      ))}
    </ul>
  )
}
