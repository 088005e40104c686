import { useTranslations } from 'next-intl'
import type { Role } from '../../domain/permissions'
import { Notice } from '../ui/notice'
import type { Desk } from './desk'

/** On a phone the halves follow one another, and these stand between them; beside one another they need it only by key. */
const JUMP =
  'max-lg:me-6 max-lg:inline-flex max-lg:min-h-11 max-lg:items-center font-label text-sm lg:absolute lg:start-4 lg:z-10 lg:-translate-y-[200vh] lg:bg-accent lg:px-4 lg:py-3 lg:text-onaccent lg:focus:translate-y-0'

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
