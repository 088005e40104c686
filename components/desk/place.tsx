import { useTranslations } from 'next-intl'
import type { Role } from '../../domain/permissions'
import { Notice } from '../ui/notice'
import type { Desk } from './desk'

const JUMP =
  'absolute start-4 z-10 -translate-y-[200vh] bg-accent px-4 py-3 font-label text-onaccent focus:translate-y-0'

/** The ways between the two panes, and, for whoever takes no part here, why. */
export function Place({ person, desk }: { person: { role: Role; suspended: boolean }; desk: Desk }) {
  const [t, refusals] = [useTranslations('desk.event'), useTranslations('refusal')]
  const why = desk.forbids('attach_evidence')
  return (
    <>
      <nav aria-label={t('panes')}>
        <a href="#claim-pane" className={JUMP}>
          {t('toClaim')}
        </a>
        <a href="#source-pane" className={JUMP}>
          {t('toSource')}
        </a>
      </nav>
      {why && <Notice tone="caution">{person.suspended ? refusals('suspended') : t(`watching.${person.role}`)}</Notice>}
    </>
  )
}
