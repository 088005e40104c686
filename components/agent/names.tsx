import { useTranslations } from 'next-intl'
import type { AgentPage } from '../../db/queries/agent'
import type { Locale } from '../../domain/locale'
import { languageName } from '../../i18n/languages'
import { Handle, Words } from '../ui/prose'

/** Every name an agent goes by, by language, and who added it. */
export function Names({ agent, locale }: { agent: AgentPage; locale: Locale }) {
  const t = useTranslations('agents')
  const languages = [...new Set(agent.names.map(({ language }) => language))]
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('names')}</h2>
      <dl className="font-label text-sm">
        {languages.map((language) => (
          <div key={language} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[9rem_1fr]">
            <dt className="text-soft">{languageName(language, locale)}</dt>
            <dd className="flex flex-wrap gap-x-5 gap-y-1">
              {agent.names
                .filter((each) => each.language === language)
                .map(({ name, by }) => (
                  <span key={name}>
                    <Words language={language}>{name}</Words>
                    {by && (
                      <span className="text-soft text-xs">
                        {' '}
                        <Handle handle={by} former="" />
                      </span>
                    )}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
