import { useTranslations } from 'next-intl'
import type { Verdict } from '../../domain/verdict'
import { Sign } from './sign'

const LOOK: Readonly<Record<Verdict, string>> = {
  confirmed: 'border-4 border-double border-confirmed text-confirmed rounded-full',
  denied: 'border-[3px] border-denied text-denied',
  unverified: 'border-2 border-dashed border-unverified text-unverified rounded-lg',
}
const SIZE = {
  large: 'gap-3 px-6 py-2.5 text-xl [&_svg]:size-7',
  small: 'gap-1.5 px-2.5 py-0.5 text-sm [&_svg]:size-4',
} as const

/** A verdict as it is shown everywhere: its word, its outline and sign, its colour, so that each alone would do. */
export function Stamp({ verdict, size = 'small' }: { verdict: Verdict; size?: keyof typeof SIZE }) {
  const t = useTranslations('verdict')
  return (
    <strong className={`inline-flex w-fit items-center font-label font-semibold ${LOOK[verdict]} ${SIZE[size]}`}>
      <Sign verdict={verdict} />
      {t(verdict)}
    </strong>
  )
}
