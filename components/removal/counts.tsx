import { useTranslations } from 'next-intl'
import type { RemovalCounts, WithheldLine } from '../../db/queries/removals'
import type { Locale } from '../../domain/locale'
import { ERASURE_CODES, WITHHOLDING_CODES } from '../../domain/removal'
import { WithheldList } from './withheld-list'

type Props = { counts: RemovalCounts; items: readonly WithheldLine[]; locale: Locale }

/** How much is withheld and of how many people the data was erased, by reason, counted in public; and each withholding, one by one. */
export function RemovalsCounted({ counts, items, locale }: Props) {
  const t = useTranslations('gone')
  const many = (code: string, lifted: boolean) =>
    counts.find((each) => each.code === code && each.lifted === lifted)?.many ?? 0
  const erased = ERASURE_CODES.filter((code) => many(code, false) > 0)
  return (
    <section id="withheld" className="space-y-3">
      <h2>{t('title')}</h2>
      <p>{t('intro')}</p>
      <table className="w-full font-label text-sm">
        <caption className="sr-only">{t('counted')}</caption>
        <thead>
          <tr className="border-line border-b text-start">
            <th scope="col" className="py-2 pe-4 text-start font-medium">
              {t('why')}
            </th>
            <th scope="col" className="py-2 pe-4 text-end font-medium">
              {t('now')}
            </th>
            <th scope="col" className="py-2 text-end font-medium">
              {t('again')}
            </th>
          </tr>
        </thead>
        <tbody>
          {WITHHOLDING_CODES.map((code) => (
            <tr key={code} className="border-line border-b">
              <th scope="row" className="py-1.5 pe-4 text-start font-normal first-letter:uppercase">
                {t(`because.${code}`)}
              </th>
              <td className="py-1.5 pe-4 text-end tabular-nums">{many(code, false)}</td>
              <td className="py-1.5 text-end tabular-nums">{many(code, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <p>{t('people', { count: erased.reduce((sum, code) => sum + many(code, false), 0) })}</p>
        {erased.length > 0 && (
          <ul className="mt-2 list-disc ps-5 font-label text-sm">
            {erased.map((code) => (
              <li key={code}>{t('onGround', { ground: t(`ground.${code}`), count: many(code, false) })}</li>
            ))}
          </ul>
        )}
      </div>
      {items.length > 0 && <WithheldList items={items} locale={locale} />}
    </section>
  )
}
