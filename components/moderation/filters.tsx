import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { MODERATION_KINDS, type ModerationKind } from '../../domain/moderation'
import { FoldTitle } from '../ui/fold'

type Props = { kind: ModerationKind | null; by: string; locale: Locale }

/** Where the acts of a choice stand. */
export function actsAt({ kind, by, locale }: Props, cursor = ''): string {
  const asked = Object.entries({ kind: kind ?? '', by, cursor }).filter(([, value]) => value)
  return `/${locale}/moderation${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''}#acts`
}

/** Which acts are shown, and the links to others: of one kind, or by one person. */
export function ActFilters(chosen: Props) {
  const [t, history] = [useTranslations('moderation'), useTranslations('history')]
  const { kind, by } = chosen
  return (
    <div className="mb-6 space-y-2 font-label text-sm">
      {(kind || by) && (
        <p className="flex flex-wrap gap-x-5">
          {kind && <strong className="font-medium">{t('only', { what: history(kind) })}</strong>}
          {kind && <a href={actsAt({ ...chosen, kind: null })}>{t('all')}</a>}
          {by && <strong className="font-medium">{t.rich('byPerson', { handle: () => <bdi>@{by}</bdi> })}</strong>}
          {by && <a href={actsAt({ ...chosen, by: '' })}>{t('everybody')}</a>}
        </p>
      )}
      <details>
        <FoldTitle>{t('filter')}</FoldTitle>
        <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {MODERATION_KINDS.map((each) => (
            <li key={each}>
              <a
                href={actsAt({ ...chosen, kind: each })}
                aria-current={each === kind ? 'true' : undefined}
                className="inline-flex min-h-8 items-center"
              >
                {history(each)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
