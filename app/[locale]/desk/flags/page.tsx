import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { FlagForm } from '../../../../components/flags/forms'
import { OwnFlags } from '../../../../components/flags/own'
import { FlagQueue } from '../../../../components/flags/queue'
import { Shell } from '../../../../components/shell/shell'
import { Notice } from '../../../../components/ui/notice'
import { SearchForm } from '../../../../components/ui/search-form'
import { db } from '../../../../db/connection'
import { listFlagged, listOwnFlags } from '../../../../db/queries/flags'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'
import { cursorIn } from '../cursor-in'
import { answer, raise } from './actions'
import { textsAt } from './page-named'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<Partial<Record<'q' | 'done' | 'cursor', string | string[]>>>
}

const DONE = ['flag_raised', 'flags_answered'] as const
/** Longer than any address of ours. */
const ADDRESS_LENGTH = 300

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('flags')
  return { title: t('title') }
}

/** Where anybody flags a text and reads what was answered, and moderators answer. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/flags`
  const query = await searchParams
  const address = typeof query.q === 'string' ? query.q.slice(0, ADDRESS_LENGTH) : ''
  const cursor = cursorIn(query)
  const asked = new URLSearchParams({ ...(address && { q: address }), ...(cursor && { cursor }) })
  const here = asked.size > 0 ? `${path}?${asked}` : path
  const person = await requirePerson(locale, here)
  const answers = forbids(person, 'answer_flags') === null
  const barred = forbids(person, 'flag_text')
  const texts = address && !barred ? await textsAt(address) : []
  const [t, refusal] = [await getTranslations('flags'), await getTranslations('refusal')]
  const sheet = () => ({ draw: randomUUID(), back: here })
  const done = DONE.find((each) => each === query.done)
  return (
    <Shell locale={locale} path="/desk/flags">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <div className="mt-8 space-y-12">
        {done && (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        )}
        {answers && (
          <FlagQueue
            page={await listFlagged(db(), person, { cursor })}
            pages={{ first: cursor ? path : null, next: (next) => `${path}?cursor=${next}` }}
            moderator={person}
            action={answer}
            sheet={sheet}
            locale={locale}
          />
        )}
        <section id="raise">
          <h2 className="text-lg">{t('raise')}</h2>
          {barred ? (
            <p className="mt-2 font-label text-soft text-sm">{refusal(barred as Parameters<typeof refusal>[0])}</p>
          ) : (
            <>
              <p className="mt-2 font-label text-soft text-sm">{t('addressHint')}</p>
              <SearchForm path={path} search={address} label={t('address')} find={t('find')} all={t('all')} />
              {address && texts.length === 0 && <p>{t('nothing')}</p>}
              {texts.length > 0 && <FlagForm action={raise} sheet={sheet} texts={texts} />}
            </>
          )}
        </section>
        <OwnFlags items={await listOwnFlags(db(), person.id)} locale={locale} />
      </div>
    </Shell>
  )
}
