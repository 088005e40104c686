import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { replyOf } from '../../../../auth/reply'
import { AgentName } from '../../../../components/agent/name'
import { Form } from '../../../../components/desk/form'
import { Submit } from '../../../../components/desk/submit'
import { Contests } from '../../../../components/party/contests'
import { WaysOn } from '../../../../components/party/ways-on'
import { Shell } from '../../../../components/shell/shell'
import { Words } from '../../../../components/ui/prose'
import { db } from '../../../../db/connection'
import { listAgents } from '../../../../db/queries/agents'
import { readContestable } from '../../../../db/queries/contestable'
import type { Locale } from '../../../../domain/locale'
import { confirm } from '../actions'

type Props = { params: Promise<{ locale: Locale; key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reply.confirm')
  return { title: t('title'), robots: { index: false } }
}

/** Where the link leads that is mailed for a reply: what was typed, and the button that gives it. Looking at it changes nothing. */
export default async function Page({ params }: Props) {
  const { locale, key } = await params
  const reply = await replyOf(key)
  const claim = reply && (await readContestable(db(), `claim:${reply.claimId}`))
  const t = await getTranslations('reply.confirm')
  const path = `/replies/${key}`
  return (
    <Shell locale={locale} path={path}>
      <div className="space-y-8">
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        {reply && claim ? (
          <>
            <Contests contested={claim} locale={locale} />
            <div className="space-y-2">
              <p className="font-medium">
                <AgentName agents={await listAgents(db(), [reply.agentId])} id={reply.agentId} locale={locale} />
              </p>
              <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
                {reply.text}
              </Words>
              <p>
                <Words>{reply.name}</Words>
              </p>
            </div>
            <Form action={confirm} draw={randomUUID()} back={`/${locale}${path}`} fields={[]} label={t('title')}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="reply" value={key} />
              <p className="max-w-[65ch]">{t('lead')}</p>
              <Submit>{t('give')}</Submit>
            </Form>
          </>
        ) : (
          <>
            <p role="status">{t('unknown')}</p>
            <WaysOn contested={null} locale={locale} />
          </>
        )}
      </div>
    </Shell>
  )
}
