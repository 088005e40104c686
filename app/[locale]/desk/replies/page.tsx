import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { ReplyQueue } from '../../../../components/reply/queue'
import { Shell } from '../../../../components/shell/shell'
import { Notice } from '../../../../components/ui/notice'
import { db } from '../../../../db/connection'
import { listRepliesAtDesk } from '../../../../db/queries/replies'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'
import { decide } from './actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ done?: string | string[] }>
}

const DONE = ['reply_accepted', 'reply_refused'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reply.desk')
  return { title: t('title') }
}

/** Where moderators decide whether a reply is whose it says. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/replies`
  const person = await requirePerson(locale, path)
  if (forbids(person, 'decide_reply')) notFound()
  const { done: said } = await searchParams
  const done = DONE.find((each) => each === said)
  const t = await getTranslations('reply.desk')
  return (
    <Shell locale={locale} path="/desk/replies">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <div className="mt-8 space-y-8">
        {done && (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        )}
        <ReplyQueue
          {...(await listRepliesAtDesk(db(), person))}
          moderator={person}
          action={decide}
          sheet={() => ({ draw: randomUUID(), back: path })}
          locale={locale}
        />
      </div>
    </Shell>
  )
}
