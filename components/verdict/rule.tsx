import { useTranslations } from 'next-intl'
import { BECAUSE, CONTEST, MAJORITY, QUORUM, RULE_VERSION, RULE_VERSIONS, VERDICTS } from '../../domain/verdict'
import { Stamp } from './stamp'

const STATES = ['under_review', 'settled', 'disputed', 'ruled'] as const
const ORIGIN = ['origin1', 'origin2', 'origin3', 'origin4', 'origin5'] as const
const RULES = ['rule1', 'rule2', 'rule3', 'rule4', 'rule5', 'rule6', 'rule7'] as const

/** The words of the house, each with what it means and what it does not. */
export function Glossary() {
  const t = useTranslations('method')
  const state = useTranslations('state')
  return (
    <dl className="space-y-4">
      {VERDICTS.map((verdict) => (
        <div key={verdict} className="grid gap-x-6 gap-y-1 sm:grid-cols-[13rem_1fr]">
          <dt>
            <Stamp verdict={verdict} />
          </dt>
          <dd>{t(verdict)}</dd>
        </div>
      ))}
      {STATES.map((each) => (
        <div key={each} className="grid gap-x-6 gap-y-1 sm:grid-cols-[13rem_1fr]">
          <dt className="font-label font-medium text-sm">{state(each)}</dt>
          <dd>{t(each)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is counted as one voice, and what is not. */
export function Origin() {
  const t = useTranslations('method')
  return (
    <section id="origin" className="space-y-3">
      <h2>{t('originTitle')}</h2>
      <p>{t('origin')}</p>
      <ul className="list-disc space-y-2 ps-6">
        {ORIGIN.map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
      </ul>
    </section>
  )
}

/** The rule in words, with the numbers that the rule itself uses. */
export function Rule() {
  const t = useTranslations('method')
  const numbers = {
    quorum: QUORUM,
    part: MAJORITY.part,
    whole: MAJORITY.whole,
    contest: CONTEST.whole / CONTEST.part,
    version: RULE_VERSION,
  }
  return (
    <section id="rule" className="space-y-3">
      <h2>{t('ruleTitle', numbers)}</h2>
      <ol className="list-decimal space-y-2 ps-6">
        {RULES.map((each) => (
          <li key={each}>{t(each, numbers)}</li>
        ))}
      </ol>
    </section>
  )
}

/** Every version there was, the one in force first, and what is different in it. */
export function RuleVersions() {
  const t = useTranslations('method')
  return (
    <section id="versions" className="space-y-3">
      <h2>{t('versionsTitle')}</h2>
      <p>{t('versions')}</p>
      <dl>
        {RULE_VERSIONS.toReversed().map((version) => (
          <div key={version} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[13rem_1fr]">
            <dt className="font-label font-medium text-sm">{t('versionNumber', { version })}</dt>
            <dd>{t(`version${version}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every reason that a verdict can carry, as pages say it, with its code as the data says it. */
export function Reasons() {
  const t = useTranslations('method')
  const because = useTranslations('because')
  return (
    <section className="space-y-3">
      <h2>{t('becauseTitle')}</h2>
      <dl className="font-label text-sm">
        {BECAUSE.map((code) => (
          <div key={code} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[13rem_1fr]">
            <dt dir="ltr" className="text-soft text-xs">
              <code>{code}</code>
            </dt>
            <dd>{because(code)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
