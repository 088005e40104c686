import { randomUUID } from 'node:crypto'
import type { NamedPerson } from '../../../../../auth/person'
import { type Desk, deskPath } from '../../../../../components/desk/desk'
import { forbids } from '../../../../../domain/permissions'
import { addSource, correct } from '../../sources/actions'
import { choose, cite, dateGiven, link, uncite, undate } from './citation-actions'
import { liken } from './copy-actions'
import { add, date, tell, word } from './event-actions'
import { attach, translate, withdraw } from './evidence-actions'
import { disjoin, join, merge, part, split } from './housekeeping-actions'
import { aside, cast, contest } from './vote-actions'

type Shown = Omit<Desk, 'handle' | 'actions' | 'forbids' | 'sheet'> & { add: boolean }

/** The page's paper for one person: the forms' actions, their keys and where they come back to. */
export function deskFor(person: NamedPerson, { add: adding, ...shown }: Shown): Desk {
  const desk: Desk = {
    ...shown,
    handle: person.handle,
    actions: {
      ...{ add, word, tell, date, attach, withdraw, translate, cast, aside, contest, addSource, correct },
      ...{ choose, cite, uncite, link, dateGiven, undate, liken, merge, part, split, join, disjoin },
    },
    forbids: (deed, stake) => forbids(person, deed, stake),
    sheet: () => ({ draw: randomUUID(), back: deskPath(desk, { add: adding }) }),
  }
  return desk
}
