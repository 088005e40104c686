import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Demonstration } from '../../../../../components/event/opening'
import { WithheldHere } from '../../../../../components/removal/here'
import { Shell } from '../../../../../components/shell/shell'
import { AboutSource, EarlierVersions } from '../../../../../components/source/about'
import { GivesDates } from '../../../../../components/source/given-dates'
import { PassesOn } from '../../../../../components/source/passed-on'
import { Relations } from '../../../../../components/source/relations'
import { MarkedText } from '../../../../../components/source/text'
import { plainWords } from '../../../../../components/ui/gone'
import { Words } from '../../../../../components/ui/prose'
import { db } from '../../../../../db/connection'
import { listAgents } from '../../../../../db/queries/agents'
import { readPassedOn } from '../../../../../db/queries/passed-on'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import { readSource } from '../../../../../db/queries/sources'
import type { Locale } from '../../../../../domain/locale'
import { addressesOf } from '../../../../../i18n/addresses'

type Props = { params: Promise<{ locale: Locale; id: string }> }

const load = cache(async (id: string) => (await readSource(db(), id)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params
  const source = await load(id)
  const t = await getTranslations('source')
  return {
    title: plainWords(source.current.title, await getTranslations('gone')),
    description: t('description'),
    alternates: addressesOf(locale, `/sources/${id}`),
    // Somebody else's text, kept to be checked: not ours to be found by.
    robots: { index: false },
  }
}

export default async function Page({ params }: Props) {
  const { locale, id } = await params
  const source = await load(id)
  const { current, earlier, passages } = source
  const publishers = [current, ...earlier].flatMap(({ publisher }) => publisher ?? [])
  const passedOn = await readPassedOn(db(), source.id)
  const agents = { ...passedOn.agents, ...(await listAgents(db(), publishers)) }
  const used = [...passages, ...Object.values(passedOn.events)]
  const isDemonstration = used.length > 0 && used.every((each) => each.demonstration)
  const shown = { passedOn, language: current.language, locale }
  const [t, event] = [await getTranslations('source'), await getTranslations('event')]
  return (
    <Shell locale={locale} path={`/sources/${id}`}>
      {isDemonstration && <Demonstration />}
      <h1 className="mb-8 text-2xl">
        <Words language={current.language}>{current.title}</Words>
      </h1>
      <div className="space-y-12">
        <AboutSource source={source} agents={agents} locale={locale} />
        <section>
          <h2 className="mb-2 text-lg">{t('text')}</h2>
          <p className="mb-4 font-label text-soft text-sm">{used.length > 0 ? t('marked') : t('notCited')}</p>
          <MarkedText source={source} passedOn={passedOn} locale={locale} />
        </section>
        <PassesOn {...shown} />
        <GivesDates {...shown} />
        <Relations passedOn={passedOn} locale={locale} />
        <EarlierVersions source={source} agents={agents} locale={locale} />
        <p className="font-label text-sm">
          <a href={`/${locale}/desk/flags?${new URLSearchParams({ q: `/sources/${id}` })}`}>{event('flag')}</a>
        </p>
        <WithheldHere items={await listWithheld(db(), numbersIn([source, passedOn]))} locale={locale} />
      </div>
    </Shell>
  )
}
