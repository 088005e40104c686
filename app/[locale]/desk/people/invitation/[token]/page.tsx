import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../../../../auth/person'
import { InvitationShown } from '../../../../../../components/people/invitation'
import { Shell } from '../../../../../../components/shell/shell'
import { db } from '../../../../../../db/connection'
import { readInvitation } from '../../../../../../db/queries/invitations'
import type { Locale } from '../../../../../../domain/locale'
import { forbids } from '../../../../../../domain/permissions'
import { take } from './actions'

type Props = { params: Promise<{ locale: Locale; token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitation')
  return { title: t('title'), robots: { index: false } }
}

/** What somebody sees who was sent a link: who invites them, what reviewers do, and the one button. */
export default async function Page({ params }: Props) {
  const { locale, token } = await params
  const person = await currentPerson()
  const invitation = await readInvitation(db(), token, person?.id ?? null)
  if (!invitation) notFound()
  const path = `/desk/people/invitation/${token}`
  const step = !person ? 'sign_in' : person.handle === null ? 'choose_handle' : 'take'
  return (
    <Shell locale={locale} path={path}>
      <InvitationShown
        invitation={invitation}
        step={step}
        barred={person?.handle ? forbids(person, 'take_invitation') : null}
        token={token}
        action={take}
        sheet={() => ({ draw: randomUUID(), back: `/${locale}/desk` })}
        locale={locale}
      />
    </Shell>
  )
}
