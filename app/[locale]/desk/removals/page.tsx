import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../../auth/person'
import { AskForm, DecideForms, EraseForm, ShowForm, WithholdForm } from '../../../../components/removal/forms'
import { ProposalShown } from '../../../../components/removal/proposal'
import { Shell } from '../../../../components/shell/shell'
import { Notice } from '../../../../components/ui/notice'
import { SearchForm } from '../../../../components/ui/search-form'
import { db } from '../../../../db/connection'
import { listProposals, listWithheld } from '../../../../db/queries/removals'
import type { Locale } from '../../../../domain/locale'
import { type Deed, forbids, type Stake } from '../../../../domain/permissions'
import { decide, erase, showAgain, withhold } from './actions'
import { textsAt } from './page-named'

type Query = Record<'q' | 'done', string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Partial<Query>> }

const DONE = ['removal_proposed', 'removal_approved', 'removal_declined'] as const
/** Longer than any address of ours. */
const ADDRESS_LENGTH = 300

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('removals')
  return { title: t('title') }
}

/** Where both hands meet: moderators propose, administrators decide; and anybody asks to be forgotten themselves. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/removals`
  const person = await currentPerson()
  // Whoever has no handle yet may ask to be forgotten as well.
  if (!person) redirect(`/${locale}/sign-in?${new URLSearchParams({ to: path })}`)
  const query = await searchParams
  const address = typeof query.q === 'string' ? query.q.slice(0, ADDRESS_LENGTH) : ''
  const may = (deed: Deed) => forbids(person, deed) === null
  const [decides, proposes] = [may('decide_removal'), may('propose_withholding')]
  const [texts, proposals] = [
    proposes && address ? await textsAt(address) : [],
    decides || proposes ? await listProposals(db(), { id: person.id, decides }) : [],
  ]
  const standing = proposes ? (await listWithheld(db())).filter(({ shownAt }) => !shownAt) : []
  const [t, refusal] = [await getTranslations('removals'), await getTranslations('refusal')]
  /** Why a deed is not theirs, in place of its form. */
  const barred = (deed: Deed, stake: Stake) => {
    const code = forbids(person, deed, stake)
    return code && <p className="font-label text-soft text-sm">{refusal(code)}</p>
  }
  const done = DONE.find((each) => each === query.done)
  const sheet = () => ({ draw: randomUUID(), back: address ? `${path}?${new URLSearchParams({ q: address })}` : path })
  return (
    <Shell locale={locale} path="/desk/removals">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <div className="mt-8 space-y-12">
        {done && (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        )}
        {(decides || proposes) && (
          <section>
            <h2 className="text-lg">{t('open')}</h2>
            {proposals.length === 0 && <p className="mt-2 text-soft">{t('none')}</p>}
            <ul className="divide-y divide-line">
              {proposals.map((proposal) => (
                <ProposalShown key={proposal.id} proposal={proposal} locale={locale}>
                  {decides &&
                    (barred('decide_removal', proposal) ?? (
                      <DecideForms action={decide} sheet={sheet} proposal={proposal} />
                    ))}
                </ProposalShown>
              ))}
            </ul>
          </section>
        )}
        {proposes && (
          <>
            <section>
              <h2 className="text-lg">{t('withholdTitle')}</h2>
              <p className="mt-2 font-label text-soft text-sm">{t('addressHint')}</p>
              <SearchForm path={path} search={address} label={t('address')} find={t('find')} all={t('all')} />
              {address && texts.length === 0 && <p>{t('nothing')}</p>}
              {texts.length > 0 && <WithholdForm action={withhold} sheet={sheet} texts={texts} />}
            </section>
            {standing.length > 0 && (
              <section className="space-y-4">
                <h2 className="text-lg">{t('showTitle')}</h2>
                <ShowForm action={showAgain} sheet={sheet} items={standing} />
              </section>
            )}
            <section className="space-y-4">
              <h2 className="text-lg">{t('eraseTitle')}</h2>
              <EraseForm action={erase} sheet={sheet} />
            </section>
          </>
        )}
        <section className="space-y-4">
          <h2 className="text-lg">{t('selfTitle')}</h2>
          <p className="max-w-[65ch]">{t('selfLead')}</p>
          {barred('ask_erasure', { self: true }) ?? <AskForm action={erase} sheet={sheet} personId={person.id} />}
        </section>
      </div>
    </Shell>
  )
}
