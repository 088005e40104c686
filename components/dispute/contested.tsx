import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { Told } from '../claim/text'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Stamp } from '../verdict/stamp'
import { By } from './by'
import { ThingShown } from './thing-shown'

/** What is disputed: the claim, the verdict that the case was opened against and the one there is now, on what ground, by whom. */
export function Contested({ file, locale }: { file: CaseShown; locale: Locale }) {
  const [t, event, grounds] = [useTranslations('caseFile'), useTranslations('event'), useTranslations('ground')]
  const because = useTranslations('because')
  const { claim, against, thing } = file
  const source = file.event.sources.find(({ id }) => id === thing.sourceId) ?? null
  const date = file.event.dates.find(({ id }) => thing.kind === 'date' && id === thing.id)
  return (
    <section
      aria-label={t('contested')}
      className="space-y-5 border-ink border-t-4 border-double border-b border-b-line pt-6 pb-8"
    >
      {!file.regrouping && (
        <p className={`max-w-[42ch] ${thing.kind === 'claim' ? 'text-xl' : 'text-soft'}`}>
          <a href={`/${locale}/events/${file.slug}`} className={thing.kind === 'claim' ? 'text-ink' : ''}>
            <Told texts={claim.text} locale={locale} />
          </a>
        </p>
      )}
      {thing.kind !== 'claim' && (
        <ThingShown
          thing={thing}
          source={source}
          moment={date?.moment ?? null}
          regrouping={file.regrouping}
          locale={locale}
        />
      )}
      <dl className="grid gap-x-8 gap-y-3 font-label text-sm sm:grid-cols-[auto_1fr]">
        {against && (
          <>
            <dt className="text-soft">{t('then')}</dt>
            <dd className="space-y-1">
              <Stamp verdict={against.verdict} />
              <p>{because(against.because)}</p>
              <p className="text-soft text-xs">{event('tally', against)}</p>
            </dd>
          </>
        )}
        {thing.kind === 'claim' && claim.verdict && (
          <>
            <dt className="text-soft">{t('now')}</dt>
            <dd>
              <Stamp verdict={claim.verdict} />
            </dd>
          </>
        )}
        <dt className="text-soft">{t('ground')}</dt>
        <dd className="space-y-1">
          <p className="font-medium">{grounds(file.ground)}</p>
          <p className="text-soft">
            {file.byRule ? t('byRule') : <By handle={file.openedBy} party={file.party} />} ·{' '}
            <Time at={file.openedAt} locale={locale} />
          </p>
        </dd>
      </dl>
      {file.statement && (
        <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
          {file.statement}
        </Words>
      )}
    </section>
  )
}
