import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { complaintOf } from '../../../../auth/complaint'
import { ConfirmForm } from '../../../../components/party/confirm-form'
import { Contests } from '../../../../components/party/contests'
import { WaysOn } from '../../../../components/party/ways-on'
import { Shell } from '../../../../components/shell/shell'
import { Words } from '../../../../components/ui/prose'
import { db } from '../../../../db/connection'
import { readContestable } from '../../../../db/queries/contestable'
import type { Locale } from '../../../../domain/locale'
import { confirm } from '../actions'

type Props = { params: Promise<{ locale: Locale; key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('complaint.confirm')
  return { title: t('title'), robots: { index: false } }
}

/** Where the link leads that is mailed for a complaint: what was typed, and the button that opens its case. Looking at it changes nothing. */
export default async function Page({ params }: Props) {
  const { locale, key } = await params
  const complaint = await complaintOf(key)
  const contested = complaint && (await readContestable(db(), complaint.about))
  const [t, capacities] = [await getTranslations('complaint.confirm'), await getTranslations('capacity')]
  const path = `/complaints/${key}`
  return (
    <Shell locale={locale} path={path}>
      <div className="space-y-8">
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        {complaint && contested ? (
          <>
            <Contests contested={contested} locale={locale} />
            <div className="space-y-2">
              <p>
                <Words>{complaint.name}</Words> <span className="text-soft">({capacities(complaint.capacity)})</span>
              </p>
              <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
                {complaint.statement}
              </Words>
            </div>
            <ConfirmForm
              contested={contested}
              complaint={{ key, ground: complaint.ground }}
              action={confirm}
              sheet={{ draw: randomUUID(), back: `/${locale}${path}` }}
              locale={locale}
            />
            <WaysOn contested={contested} locale={locale} />
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
