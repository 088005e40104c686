import { useTranslations } from 'next-intl'
import type { Caution } from '../../domain/cautions'
import { Notice } from '../ui/notice'

/** What a reader must know beside the verdict, whatever the verdict. */
export function Cautions({ cautions }: { cautions: readonly Caution[] }) {
  const t = useTranslations('caution')
  if (cautions.length === 0) return null
  return (
    <Notice tone="caution">
      <ul className="space-y-1">
        {cautions.map(({ side, code }) => (
          <li key={`${side}${code}`}>{t(code, { side: side ?? 'none' })}</li>
        ))}
      </ul>
    </Notice>
  )
}
