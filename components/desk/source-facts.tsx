import { useTranslations } from 'next-intl'
import type { SourcePage } from '../../db/queries/sources'
import type { Moment } from '../../domain/time'
import { languageName } from '../../i18n/languages'
import { Handle, Words } from '../ui/prose'
import { Said, Time } from '../ui/time'
import { AgentName } from './agent-name'
import { agentIn, type Desk } from './desk'
import { Form } from './form'
import { SOURCE_FIELDS, SourceFields } from './source-fields'
import { Submit } from './submit'

/** What is said about a source. */
export function Facts({ source, desk }: { source: SourcePage; desk: Desk }) {
  const t = useTranslations('desk.source')
  const { publisher, byline, published, updated, url, language } = source.current
  const time = (moment: Moment | null) => (moment ? <Said moment={moment} locale={desk.locale} /> : t('unknown'))
  const facts = [
    [t('publisher'), publisher ? <AgentName key="publisher" desk={desk} id={publisher} /> : t('unknown')],
    [t('byline'), byline && <Words key="byline">{byline}</Words>],
    [t('language'), language && languageName(language, desk.locale)],
    [t('published'), time(published)],
    [t('updated'), updated && time(updated)],
    [t('captured'), captured(source, desk, t('former'))],
    [
      t('url'),
      url && (
        <bdi key="url" dir="ltr" className="break-all">
          {url}
        </bdi>
      ),
    ],
  ] as const
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 font-label text-sm">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="min-w-0">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {url && <p className="font-label text-soft text-xs">{t('urlIsReference')}</p>}
    </>
  )
}

function captured(source: SourcePage, desk: Desk, former: string) {
  return (
    <span key="captured">
      <Time at={source.capturedAt} locale={desk.locale} exact /> · <Handle handle={source.capturedBy} former={former} />
    </span>
  )
}

/** Says something better about a source; its bytes and its text stay. */
export function CorrectForm({ source, desk }: { source: SourcePage; desk: Desk }) {
  const t = useTranslations('desk.source')
  const { version, publisher, published, updated, title, byline, language, url } = source.current
  const saved = {
    title,
    publisher: publisher ? agentIn(desk, publisher).name : '',
    language: language ?? '',
    byline: byline ?? '',
    url: url ?? '',
    published: published?.value.replace('T', ' ') ?? '',
    publishedZone: published?.zone ?? '',
    updated: updated?.value.replace('T', ' ') ?? '',
    updatedZone: updated?.zone ?? '',
  }
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.correct}
      label={t('correct')}
      fold={t('correct')}
      fields={SOURCE_FIELDS}
    >
      <p className="font-label text-soft text-sm">{t('correctHint', { version })}</p>
      <input type="hidden" name="sourceId" value={source.id} />
      <input type="hidden" name="version" value={version} />
      <SourceFields locale={desk.locale} saved={saved} />
      <Submit tone="quiet">{t('correctIt')}</Submit>
    </Form>
  )
}
