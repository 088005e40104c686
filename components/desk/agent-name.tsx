import { useTranslations } from 'next-intl'
import { Words } from '../ui/prose'
import { agentIn, type Desk } from './desk'

export function AgentName({ desk, id }: { desk: Desk; id: string }) {
  const { name, language } = agentIn(desk, id)
  return <Words language={language}>{name}</Words>
}

/** Whose word a passage is: an agent's own, or that of unnamed people speaking to it. */
export function Speaker({ desk, speaker }: { desk: Desk; speaker: { agent: string; unnamed: boolean } }) {
  const t = useTranslations('desk.evidence')
  const agent = () => <AgentName desk={desk} id={speaker.agent} />
  return speaker.unnamed ? <>{t.rich('unnamedTo', { agent })}</> : agent()
}
