import { useTranslations } from 'next-intl'
import { Notice } from '../ui/notice'

/** What was just done, as the door says it in the address; nothing for a code that is none. */
export function Done({ code }: { code: string | string[] | undefined }) {
  const t = useTranslations('desk.done')
  const known =
    typeof code === 'string' &&
    /^[a-z_]+$/.test(code) &&
    t.has(code as 'vote_cast') &&
    typeof t.raw(code as 'vote_cast') === 'string'
  return (
    <div role="status" id="status">
      {known && <Notice tone="good">{t(code as 'vote_cast')}</Notice>}
    </div>
  )
}
