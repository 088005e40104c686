import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ownerOf } from '../../../../auth/letters-off'
import { Shell } from '../../../../components/shell/shell'
import { Button } from '../../../../components/ui/button'
import { db } from '../../../../db/connection'
import { readWanted } from '../../../../db/letters'
import type { Locale } from '../../../../domain/locale'
import { settings } from '../../../../server/settings'

type Props = { params: Promise<{ locale: Locale; key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('letters.page')
  return { title: t('title'), robots: { index: false } }
}

/** Where a letter leads whoever wants no more of them, without signing in. It changes nothing by being looked at. */
export default async function Page({ params }: Props) {
  const { locale, key } = await params
  const t = await getTranslations('letters.page')
  const userId = ownerOf(key, settings().authSecret ?? '')
  const wanted = userId && (await readWanted(db(), userId))
  return (
    <Shell locale={locale} path={`/letters/${key}`}>
      <div className="flex max-w-md flex-col gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        {typeof wanted === 'boolean' ? (
          <form method="post" action={`/api/letters/${key}`} className="flex flex-col items-start gap-6">
            <p role="status">{wanted ? t('on') : t('isOff')}</p>
            <input type="hidden" name="locale" value={locale} />
            <Button name="wanted" value={wanted ? 'no' : 'yes'}>
              {wanted ? t('stop') : t('start')}
            </Button>
          </form>
        ) : (
          <p role="status">{t('unknown')}</p>
        )}
      </div>
    </Shell>
  )
}
