import { AUTHORITY_INDEX } from '../../agents/index-names'
import type { Citation } from '../reading'
import { citationsIn } from './citations'

/** What the tests compare: `aydinlik unnamed via sputnik: claims`, one line a citation; nobody known is `someone`. */
export function said(text: string, language: string, publisher: string | null = null): string[] {
  return citationsIn(text, { language, publisher, agents: AUTHORITY_INDEX }).map(line)
}

function line({ agent, unnamed, via, act }: Citation): string {
  return `${agent ?? 'someone'}${unnamed ? ' unnamed' : ''}${via.map((id) => ` via ${id}`).join('')}: ${act}`
}
