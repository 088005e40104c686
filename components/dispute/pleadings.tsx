import { useTranslations } from 'next-intl'
import type { CaseShown, Pleading } from '../../db/queries/case-file'
import type { ClaimPage } from '../../db/queries/event'
import { isOpen } from '../../domain/dispute'
import type { Locale } from '../../domain/locale'
import { PLEAS } from '../../domain/statement'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'
import { By } from './by'
import { Cites } from './cites'

type Props = { file: Pick<CaseShown, 'pleadings' | 'rulings' | 'claim' | 'state'>; locale: Locale }

/** What both sides said until it was decided first, as that decision read it; and apart from it what they said in the appeal. */
export function Pleadings({ file: { pleadings, rulings, claim, state }, locale }: Props) {
  const decided = rulings.find(({ stage }) => stage === 'first')?.at ?? null
  const said = (during: (at: Date) => boolean) =>
    pleadings
      .map((each) => ({ ...each, versions: each.versions.filter(({ at }) => during(at)) }))
      .filter(({ versions }) => versions.length > 0)
  const inAppeal = said((at) => decided !== null && at > decided)
  const told = { claim, locale }
  return (
    <>
      <Sides
        name="sides"
        pleadings={said((at) => decided === null || at <= decided)}
        over={decided !== null || !isOpen(state)}
        {...told}
      />
      {inAppeal.length > 0 && <Sides name="sidesAppeal" pleadings={inAppeal} over={!isOpen(state)} {...told} />}
    </>
  )
}

type Spoken = {
  name: 'sides' | 'sidesAppeal'
  pleadings: readonly Pleading[]
  /** Nobody can speak any more. */
  over: boolean
  claim: ClaimPage
  locale: Locale
}

/** Both sides, beside each other where there is room: what each said last, and folded under it what they said before. */
function Sides({ name, pleadings, over, claim, locale }: Spoken) {
  const [t, pleas] = [useTranslations('caseFile'), useTranslations('plea')]
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className="mb-3 text-lg">
        {t(name)}
      </h2>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        {PLEAS.map((plea) => {
          const theirs = pleadings.filter(({ versions }) => versions[0]?.plea === plea)
          return (
            <section key={plea} aria-labelledby={`${name}-${plea}`}>
              <h3 id={`${name}-${plea}`} className="border-ink border-b pb-2 font-label text-base">
                {pleas(plea)}
              </h3>
              {theirs.length === 0 && <p className="py-4 text-soft">{t(over ? 'nobodyDid' : 'nobody')}</p>}
              {theirs.map((each) => (
                <Said key={each.versions[0]?.id} pleading={each} claim={claim} locale={locale} />
              ))}
            </section>
          )
        })}
      </div>
    </section>
  )
}

function Said({ pleading, claim, locale }: { pleading: Pleading; claim: ClaimPage; locale: Locale }) {
  const [t, pleas] = [useTranslations('caseFile'), useTranslations('plea')]
  const [now, ...earlier] = pleading.versions
  if (!now) return null
  return (
    <article id={`statement-${now.id}`} className="border-line border-b py-4">
      <p className="flex flex-wrap gap-x-3 font-label text-sm">
        <span className="font-medium">
          <By handle={pleading.by} party={pleading.party} />
        </span>
        <span className="text-soft text-xs">
          <Time at={now.at} locale={locale} />
        </span>
      </p>
      <Version version={now} claim={claim} />
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-8 font-label text-soft text-sm">{t('earlier', { count: earlier.length })}</summary>
          {earlier.map((each) => (
            <div key={each.id} className="mt-2 border-line border-s-2 ps-4 text-soft">
              <p className="font-label text-xs">
                {t('version', { version: each.version })} · {pleas(each.plea)} · <Time at={each.at} locale={locale} />
              </p>
              <Version version={each} claim={claim} />
            </div>
          ))}
        </details>
      )}
    </article>
  )
}

function Version({ version, claim }: { version: Pleading['versions'][number]; claim: ClaimPage }) {
  return (
    <div className="mt-2 space-y-2">
      <Words as="p" className="max-w-[65ch] whitespace-pre-line">
        {version.text}
      </Words>
      <Cites evidence={version.evidence} claim={claim} />
    </div>
  )
}
