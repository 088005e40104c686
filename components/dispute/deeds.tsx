import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import type { Person } from '../../domain/permissions'
import type { Action } from '../desk/answer'
import { Notice } from '../ui/notice'
import { AppealForm } from './appeal-form'
import { deedsOf } from './deeds-of'
import { ReleaseForm, type Sheet, TakeForm } from './handling'
import { Parts } from './parts'
import { RulingForm } from './ruling-form'
import { StateForm } from './state-form'
import { ThingRulingForm } from './thing-ruling-form'

type Deeds = 'state' | 'take' | 'release' | 'rule' | 'appeal'
type Props = {
  file: CaseAtDesk
  person: Person
  at: number
  actions: Readonly<Record<Deeds, Action>>
  sheet: Sheet
  locale: Locale
}

/** What this person can do in a case, as forms; and where they would decide it but are barred, why. */
export function CaseDeeds({ file, person, at, actions, sheet, locale }: Props) {
  const t = useTranslations('disputes')
  const { id, parts, claim } = file
  const { shown, holds, whyNot } = deedsOf(file, person, at)
  return (
    <section
      id="deeds"
      aria-labelledby="deeds-title"
      className="max-w-3xl space-y-8 border-ink border-t-4 border-double pt-6"
    >
      <h2 id="deeds-title" className="text-xl">
        {t('deeds')}
      </h2>
      {whyNot && <WhyNot code={whyNot} parts={parts} />}
      {shown.take && <TakeForm id={id} action={actions.take} sheet={sheet} />}
      {shown.rule && file.thing.kind !== 'claim' && (
        <ThingRulingForm file={file} who={person.id} action={actions.rule} sheet={sheet} locale={locale} />
      )}
      {shown.rule && file.thing.kind === 'claim' && claim.verdict && (
        <RulingForm
          file={file}
          who={person.id}
          verdict={claim.verdict}
          action={actions.rule}
          sheet={sheet}
          locale={locale}
        />
      )}
      {holds && <ReleaseForm id={id} action={actions.release} sheet={sheet} />}
      {shown.appeal && <AppealForm id={id} who={person.id} action={actions.appeal} sheet={sheet} />}
      {shown.state && <StateForm file={file} who={person.id} action={actions.state} sheet={sheet} locale={locale} />}
      {!whyNot && !holds && !Object.values(shown).includes(true) && <p>{t('nothing')}</p>}
    </section>
  )
}

/** Whether a case is theirs to decide, and if not why, in a line for the head of the page; nothing for whoever is only heard in it. */
export function Whose({ file, person, at }: Pick<Props, 'file' | 'person' | 'at'>) {
  const t = useTranslations('disputes')
  const { shown, holds, whyNot } = deedsOf(file, person, at)
  if (whyNot) return <WhyNot code={whyNot} parts={file.parts} />
  if (!holds && !shown.take) return null
  return (
    <Notice tone="good">
      <a href="#deeds">{t(holds ? 'kind.held' : 'kind.mine')}</a>
    </Notice>
  )
}

/** Why this moderator does not decide: everything that ties them to the claim, or what else stands against it. */
function WhyNot({ code, parts }: { code: string; parts: CaseAtDesk['parts'] }) {
  const refusals = useTranslations('refusal')
  return (
    <Notice tone="caution">
      {code.startsWith('barred_') || code === 'too_early' ? (
        <>
          {code === 'barred_wrote' && <p>{refusals('barred_wrote')}</p>}
          <Parts parts={parts} />
        </>
      ) : (
        refusals(code as 'taken')
      )}
    </Notice>
  )
}
