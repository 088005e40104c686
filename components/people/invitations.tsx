import { useTranslations } from 'next-intl'
import type { InvitationLine } from '../../db/queries/invitations'
import { INVITATION_DAYS, INVITATIONS_OPEN } from '../../domain/invitation'
import type { Locale } from '../../domain/locale'
import { forbids, type Person } from '../../domain/permissions'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { useNth } from '../desk/nth'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Handle } from '../ui/prose'

type Props = {
  items: readonly InvitationLine[]
  person: Person
  /** The address that an invitation is taken at: whoever made it is shown it while it is open. */
  linkOf: (invitationId: string) => string
  actions: { invite: Action; revoke: Action }
  done: string | string[] | undefined
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** Inviting somebody to become a reviewer, and what became of those who were invited. */
export function Invitations({ items, person, linkOf, actions, done, sheet, locale }: Props) {
  const [t, nth] = [useTranslations('people.invitations'), useNth()]
  return (
    <section className="space-y-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-[65ch]">{t('lead', { days: INVITATION_DAYS, open: INVITATIONS_OPEN })}</p>
      {(done === 'invitation_made' || done === 'invitation_revoked') && (
        <Notice tone="good" role="status">
          {t(done === 'invitation_made' ? 'made' : 'revoked')}
        </Notice>
      )}
      <Form {...sheet()} action={actions.invite} label={t('invite')} fields={[]}>
        <input type="hidden" name="invitationId" value={sheet().draw} />
        <Submit>{t('invite')}</Submit>
      </Form>
      {items.length > 0 && (
        <ul aria-label={t('title')} className="divide-y divide-line border-line border-y">
          {items.map((item, at) => (
            <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-3">
              <Told
                item={item}
                link={item.isOpen && item.madeBy === person.id ? linkOf(item.id) : null}
                locale={locale}
              />
              {item.isOpen && forbids(person, 'revoke_invitation', { own: item.madeBy === person.id }) === null && (
                <Form {...sheet()} action={actions.revoke} label={nth(t('revoke'), at, items.length)} fields={[]}>
                  <input type="hidden" name="invitationId" value={item.id} />
                  <Submit tone="quiet">{t('revoke')}</Submit>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Told({ item, link, locale }: { item: InvitationLine; link: string | null; locale: Locale }) {
  const t = useTranslations('people.invitations')
  const gone = useTranslations('gone')
  const who = () => <Handle handle={item.maker} former={gone('former')} />
  const taker = () => <Handle handle={item.taker} former={gone('former')} />
  return (
    <div className="font-label text-sm">
      <p>{item.end === 'taken' ? t.rich('took', { taker, who }) : t.rich('by', { who })}</p>
      {link && (
        <p dir="ltr" className="my-1 select-all [overflow-wrap:anywhere]">
          {link}
        </p>
      )}
      <p className="text-soft text-xs">
        {t('madeOn', { date: dayIn(locale, item.madeAt) })}
        {' · '}
        {item.endedAt
          ? t(item.end === 'taken' ? 'takenOn' : 'revokedOn', { date: dayIn(locale, item.endedAt) })
          : t(item.isOpen ? 'until' : 'expired', { date: dayIn(locale, item.expiresAt) })}
      </p>
    </div>
  )
}
