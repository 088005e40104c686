import { useTranslations } from 'next-intl'
import type { Contestable } from '../../db/queries/contestable'
import type { Locale } from '../../domain/locale'

/** Where whoever cannot confirm, or will not, goes on: nobody is left with a refusal alone. `contested` is null where the link leads to nothing. */
export function WaysOn({ contested, locale }: { contested: Contestable | null; locale: Locale }) {
  const [t, words] = [useTranslations('complaint.ways'), useTranslations('complaint')]
  const ways = contested
    ? [
        ...(contested.open ? [[`disputes/${contested.open}`, words('openCase')]] : []),
        [`events/${contested.slug}`, t('claim')],
        [`complaints/new?about=${contested.about}`, t('anew')],
        [`desk/events/${contested.slug}`, t('desk')],
      ]
    : [['events', t('find')]]
  return (
    <nav aria-labelledby="ways-on" className="border-line border-t pt-5 font-label text-sm">
      <h2 id="ways-on" className="font-medium">
        {t(contested ? 'title' : 'titleAlone')}
      </h2>
      <ul className="mt-2 space-y-2">
        {ways.map(([path, text]) => (
          <li key={path}>
            <a href={`/${locale}/${path}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
