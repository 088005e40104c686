import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActShown } from '../../../../components/moderation/act'
import { ActFilters, actsAt } from '../../../../components/moderation/filters'
import { CasesByAge, FlagsCounted, Moderators } from '../../../../components/moderation/numbers'
import { WithheldHere } from '../../../../components/removal/here'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { db } from '../../../../db/connection'
import { countFlags } from '../../../../db/queries/flags'
import { type ActsPage, listActs } from '../../../../db/queries/moderation'
import { countOpenCases, countRulings } from '../../../../db/queries/moderators'
import { listWithheld, numbersIn } from '../../../../db/queries/removals'
import type { Locale } from '../../../../domain/locale'
import { moderationKindIn } from '../../../../domain/moderation'
import { addressesOf } from '../../../../i18n/addresses'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('moderation')
  return {
    title: t('title'),
    description: t('description'),
    alternates: addressesOf((await params).locale, '/moderation'),
    robots: Object.keys(await searchParams).length > 0 ? { index: false, follow: true } : undefined,
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const query = await searchParams
  const [by, cursor] = [textOf(query.by), textOf(query.cursor)]
  const kind = moderationKindIn(textOf(query.kind))
  const chosen = { kind, by, locale }
  // Of acts that were chosen or are older the page tells alone; it then reckons nothing.
  const whole = Object.keys(query).length === 0
  const acts = await listActs(db(), { kind, by, cursor })
  const t = await getTranslations('moderation')
  return (
    <Shell locale={locale} path="/moderation">
      <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
      <p className="mt-5 max-w-[65ch]">{t('intro')}</p>
      {whole && <Numbers locale={locale} />}
      <section id="acts" aria-labelledby="acts-title" className="mt-12">
        <h2 id="acts-title" className="mb-2 text-xl">
          {t('acts')}
        </h2>
        <ActFilters {...chosen} />
        {acts.items.map((act) => (
          <ActShown key={act.id} act={act} beside={acts} locale={locale} />
        ))}
        {acts.items.length === 0 && <p>{t('none')}</p>}
        <div className="mt-12 empty:hidden">
          <WithheldHere items={await listWithheld(db(), [...numbersIn([acts]), ...withheldIn(acts)])} locale={locale} />
        </div>
        <Pager
          label={t('pages')}
          first={cursor ? { href: actsAt(chosen), text: t('newest') } : null}
          next={acts.next ? { href: actsAt(chosen, acts.next), text: t('older') } : null}
        />
      </section>
    </Shell>
  )
}

/** How long cases wait, what each moderator has decided, and how flags were answered. */
async function Numbers({ locale }: { locale: Locale }) {
  const t = await getTranslations('moderation')
  return (
    <>
      <section aria-labelledby="cases-title" className="mt-10">
        <h2 id="cases-title" className="mb-4 text-xl">
          {t('cases')}
        </h2>
        <CasesByAge open={await countOpenCases(db())} locale={locale} />
      </section>
      <section aria-labelledby="moderators-title" className="mt-12">
        <h2 id="moderators-title" className="mb-4 text-xl">
          {t('moderators')}
        </h2>
        <Moderators items={await countRulings(db())} locale={locale} />
      </section>
      <section aria-labelledby="flags-title" className="mt-12">
        <h2 id="flags-title" className="mb-4 text-xl">
          {t('flags')}
        </h2>
        <FlagsCounted counts={await countFlags(db())} locale={locale} />
      </section>
    </>
  )
}

/** An act that says what was withheld: whose hands it were, and since when, stands below. */
function withheldIn({ items }: ActsPage): number[] {
  return items.flatMap(({ kind, after }) => (kind === 'content.withheld' ? Number(after?.number) : []))
}

/** What is asked twice, or not at all, was not asked. */
function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.slice(0, 200) : ''
}
