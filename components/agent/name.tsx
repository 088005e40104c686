import type { Agent } from '../../db/queries/agents'
import type { Locale } from '../../domain/locale'
import { preferred } from '../../i18n/languages'
import { Words } from '../ui/prose'

/** What an agent is called in a language: the first name it goes by there, else in one of ours, else any. */
export function nameOf(
  agent: Agent | undefined,
  id: string,
  locale: Locale,
): { language: string | null; name: string } {
  const names = agent?.names ?? []
  for (const language of preferred(locale)) {
    const found = names.find((each) => each.language === language)
    if (found) return found
  }
  return names[0] ?? { language: null, name: id }
}

type Props = { agents: Readonly<Record<string, Agent>>; id: string; locale: Locale }

/** An agent by name, leading to its page. */
export function AgentName({ agents, id, locale }: Props) {
  const { language, name } = nameOf(agents[id], id, locale)
  return (
    <a href={`/${locale}/agents/${id}`} className="text-inherit decoration-edge">
      <Words language={language}>{name}</Words>
    </a>
  )
}
