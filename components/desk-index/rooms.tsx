import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import type { Deed } from '../../domain/permissions'

type Props = { may: (deed: Deed) => boolean; locale: Locale }

/** The rooms of the desk that are open to somebody. */
export function Rooms({ may, locale }: Props) {
  const t = useTranslations('deskIndex')
  const [flags, security] = [useTranslations('flags'), useTranslations('security')]
  const rooms = [
    may('name_agent') && { path: 'agents', name: t('agents') },
    may('make_invitation') && { path: 'people', name: t('people') },
    { path: 'flags', name: flags('title') },
    may('decide_reply') && { path: 'replies', name: t('replies') },
    may('declare_interest') && { path: 'interests', name: t('interests') },
    { path: 'removals', name: t('removals') },
    (may('rule') || may('give_role')) && { path: 'security', name: security('title') },
  ].filter((room) => room !== false)
  return (
    <nav aria-label={t('rooms')} className="mt-6 border-line border-t border-b py-1">
      <ul className="flex flex-wrap gap-x-6 font-label text-sm">
        {rooms.map(({ path, name }) => (
          <li key={path}>
            <a
              href={`/${locale}/desk/${path}`}
              className="inline-flex min-h-11 items-center no-underline hover:underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
