import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CitedPassages } from '../../../../../components/dispute/cites'
import { Contested } from '../../../../../components/dispute/contested'
import { Decisions } from '../../../../../components/dispute/decisions'
import { Held } from '../../../../../components/dispute/held'
import { Pleadings } from '../../../../../components/dispute/pleadings'
import { CaseStanding } from '../../../../../components/dispute/standing'
import { Timeline } from '../../../../../components/dispute/timeline'
import { Demonstration } from '../../../../../components/event/opening'
import { WithheldHere } from '../../../../../components/removal/here'
import { Replies } from '../../../../../components/reply/replies'
import { Shell } from '../../../../../components/shell/shell'
import { ButtonLink } from '../../../../../components/ui/button'
import { plainWords } from '../../../../../components/ui/gone'
import { db } from '../../../../../db/connection'
import { readCaseFile } from '../../../../../db/queries/case-file'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import { isOpen } from '../../../../../domain/dispute'
import type { Locale } from '../../../../../domain/locale'
import { addressesOf } from '../../../../../i18n/addresses'
import { inLanguage } from '../../../../../i18n/languages'

type Props = { params: Promise<{ locale: Locale; id: string }> }

const load = cache(async (id: string) => (await readCaseFile(db(), id)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params
  const file = await load(id)
  const t = await getTranslations('caseFile')
  const claim = plainWords(inLanguage(file.claim.text, locale)?.text ?? '', await getTranslations('gone'))
  return {
    title: t('of', { claim }),
    description: t(file.thing.kind === 'claim' ? 'description' : 'descriptionThing'),
    alternates: addressesOf(locale, `/disputes/${id}`),
    robots: file.event.demonstration ? { index: false } : undefined,
  }
}

/** A case as anyone may read it: what is disputed and why, where it stands and until when, both sides, and what was decided. */
export default async function Page({ params }: Props) {
  const { locale, id } = await params
  const file = await load(id)
  const { event, claim, thing } = file
  const [t, words] = [await getTranslations('caseFile'), await getTranslations('event')]
  const { event: _, claim: __, ...said } = file
  const shown = [said, claim.text, claim.replies, claim.evidence.filter((piece) => file.cited.includes(piece.id))]
  return (
    <Shell locale={locale} path={`/disputes/${id}`} width="wide">
      {event.demonstration && <Demonstration />}
      <h1 className="mb-6 text-2xl sm:text-3xl">{t(`about.${file.thing.kind}`)}</h1>
      <Contested file={file} locale={locale} />
      <div className="mt-10 space-y-14">
        <CaseStanding file={file} locale={locale} />
        <Held holds={file.holds} locale={locale} />
        <Pleadings file={file} locale={locale} />
        <Replies claim={claim} event={event} locale={locale} />
        <CitedPassages evidence={file.cited} event={event} claim={claim} locale={locale} />
        <Decisions file={file} locale={locale} />
        <Timeline entries={file.entries} locale={locale} />
        <WithheldHere items={await listWithheld(db(), numbersIn(shown))} locale={locale} />
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={`/${locale}/events/${event.slug}`}>{t('event')}</ButtonLink>
          <ButtonLink href={`/${locale}/events/${event.slug}/history`}>{words('history')}</ButtonLink>
          {(isOpen(file.state) || file.state === 'ruled') && (
            <ButtonLink href={`/${locale}/desk/disputes/${id}`}>{t('desk')}</ButtonLink>
          )}
          <ButtonLink href={`/${locale}/complaints/new?about=${thing.kind}:${thing.id}`}>
            {words('affected')}
          </ButtonLink>
          <ButtonLink href={`/${locale}/desk/flags?${new URLSearchParams({ q: `/disputes/${id}` })}`}>
            {words('flag')}
          </ButtonLink>
          <ButtonLink href={`/${locale}/method#disputes`}>{words('method')}</ButtonLink>
        </p>
      </div>
    </Shell>
  )
}
