import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import { forbidsAct } from '../../domain/dispute'
import type { Locale } from '../../domain/locale'
import type { Action } from '../desk/answer'
import { AppealForm } from '../dispute/appeal-form'
import type { Sheet } from '../dispute/handling'
import { StateForm } from '../dispute/state-form'

type Props = { file: CaseAtDesk; at: number; actions: { state: Action; appeal: Action }; sheet: Sheet; locale: Locale }

/** What an affected party can do in their case by now, as forms. */
export function PartyDeeds({ file, at, actions, sheet, locale }: Props) {
  const t = useTranslations('disputes')
  const isParty = file.heard
  const states = forbidsAct(file.file, { kind: 'state', isParty }, at) === null
  const appeals = forbidsAct(file.file, { kind: 'appeal', isParty }, at) === null
  return (
    <section aria-labelledby="deeds-title" className="max-w-3xl space-y-8 border-ink border-t-4 border-double pt-6">
      <h2 id="deeds-title" className="text-xl">
        {t('deeds')}
      </h2>
      {appeals && <AppealForm id={file.id} action={actions.appeal} sheet={sheet} />}
      {states && <StateForm file={file} action={actions.state} sheet={sheet} locale={locale} />}
      {!appeals && !states && <p>{t('nothing')}</p>}
    </section>
  )
}
