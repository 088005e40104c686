import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import { pieces, type Side } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import type { ChainNode } from '../../domain/provenance/chains'
import type { Moment } from '../../domain/time'
import { momentIn } from '../../i18n/dates'
import { directionOf } from '../../i18n/languages'
import { nameOf } from '../agent/name'
import { plainWords } from '../ui/gone'
import type { Saying } from './boxes'

type Sayings = (node: ChainNode, side: Side) => Saying[]

/** What stands in each box of the picture: what it is, who, and when it was published or how the word was given. */
export function useSayings(event: EventPage, claim: ClaimPage, locale: Locale): Sayings {
  const [t, gone] = [useTranslations('chain'), useTranslations('gone')]
  const sources = new Map(event.sources.map((source) => [source.id, source]))
  const runs = runningAs(locale)
  const says = (tone: Saying['tone'], text: string): Saying => ({ tone, text, direction: runs })
  const name = (agent: string, tone: Saying['tone'] = 'name'): Saying => {
    const { language, name } = nameOf(event.agents[agent], agent, locale)
    return { tone, text: plainWords(name, gone), direction: runningAs(language ?? locale) }
  }
  /** Whether something is missing on the way of what was read there. */
  const isBroken = (id: string, side: Side) =>
    pieces(claim.evidence, side).some(({ source, fault }) => source === id && fault === 'missing_link')
  const isCircle = (id: string, side: Side) => {
    const { nodes, edges } = claim.chains[side]
    return edges.some(({ from, to }) => to === id && nodes.some((node) => node.id === from && node.kind === 'cycle'))
  }
  const printed = (id: string): Saying => {
    const source = sources.get(id)
    if (source?.publisher) return name(source.publisher)
    return {
      tone: 'name',
      text: plainWords(source?.title ?? id, gone),
      direction: runningAs(source?.language ?? locale),
    }
  }

  return (node, side) => {
    switch (node.kind) {
      case 'source': {
        const published = sources.get(node.source)?.published
        const when = published ? [says('beside', momentIn(locale, dayOf(published)))] : []
        const lost = isBroken(node.source, side) ? [says('beside', `▲ ${t('broken')}`)] : []
        return [says('what', t('source')), printed(node.source), ...when, ...lost]
      }
      case 'agent':
        return [says('what', t('agent')), name(node.agent)]
      case 'cycle':
        return [says('what', t('cycle')), ...node.sources.slice(0, IN_CIRCLE).map(printed)]
      case 'origin': {
        const what = says('what', t('origin', { side }))
        if (isCircle(node.id, side)) return [what, name(node.agent), says('beside', t('noBeginning'))]
        if (!node.unnamed) return [what, name(node.agent), says('beside', t(node.seen ? 'ownWord' : 'notSeen'))]
        return [what, says('name', t('unnamed')), says('beside', t('speakingTo')), name(node.agent, 'beside')]
      }
    }
  }
}

/** A box has no room for the hour; the list of dates has it. */
function dayOf(moment: Moment): Moment {
  return moment.precision === 'time' ? { value: moment.value.slice(0, 10), precision: 'day', zone: null } : moment
}

/** So many names of a circle stand in its box; the list has all of them. */
const IN_CIRCLE = 4

function runningAs(language: string): 'ltr' | 'rtl' {
  return directionOf(language) === 'rtl' ? 'rtl' : 'ltr'
}
