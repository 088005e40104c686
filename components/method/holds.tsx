import { useTranslations } from 'next-intl'
import { HANDS } from '../../domain/dispute'
import {
  ALIKE_TIMES,
  CROWD,
  HELD_AT_ONCE,
  LONGEST_HERE,
  SIGNS,
  TOGETHER_HOURS,
  VOTED_LAST,
  YOUNG_DAYS,
} from '../../domain/hold'
import { PROBATION_MODERATORS, PROBATION_VOTES } from '../../domain/probation'
import { QUORUM } from '../../domain/verdict'

/** Which votes do not count yet, with the numbers that say so: those of people on probation, and those that are held. */
export function Holds() {
  const t = useTranslations('method')
  const numbers = { quorum: QUORUM, hours: TOGETHER_HOURS, days: YOUNG_DAYS, times: ALIKE_TIMES, crowd: CROWD }
  return (
    <>
      <section id="probation" className="space-y-3">
        <h2>{t('probationTitle')}</h2>
        <p>{t('probation', { votes: PROBATION_VOTES, moderators: PROBATION_MODERATORS })}</p>
      </section>
      <section id="holds" className="space-y-3">
        <h2>{t('holdsTitle')}</h2>
        <p>{t('holds', { ...numbers, hands: HANDS })}</p>
        <ul className="list-disc space-y-2 ps-5">
          {SIGNS.map((sign) => (
            <li key={sign}>{t(`sign.${sign}`, numbers)}</li>
          ))}
        </ul>
        <p>{t('holdsBounds', { longest: LONGEST_HERE, last: VOTED_LAST, most: HELD_AT_ONCE })}</p>
      </section>
    </>
  )
}
