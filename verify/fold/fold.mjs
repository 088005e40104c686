import { canonical, parseCanonical } from '../canonical.mjs'
import { Finding } from '../finding.mjs'
import { sha256 } from '../hashes.mjs'
import { shapeFault } from '../shapes.mjs'
import { AGENTS } from './agents.mjs'
import { APPLICATIONS } from './applications.mjs'
import { asParty } from './case-people.mjs'
import { CASES } from './cases.mjs'
import { CLAIM_MERGES } from './claim-merges.mjs'
import { CLAIMS } from './claims.mjs'
import { DOCUMENTS, EVENTS } from './documents.mjs'
import { FLAGS, noteAct } from './flags.mjs'
import { HELD } from './holds.mjs'
import { INTERESTS } from './interests.mjs'
import { INVITATIONS } from './invitations.mjs'
import { PEOPLE, tell } from './people.mjs'
import { permit } from './permissions.mjs'
import { PROBATION } from './probation.mjs'
import { stillDue } from './reckon.mjs'
import { Record } from './record.mjs'
import { REGROUPINGS } from './regroupings.mjs'
import { HOLDS, REMOVALS, tellRemoval } from './removals.mjs'
import { REPLIES } from './replies.mjs'
import { ROLES } from './roles.mjs'
import { RULINGS } from './rulings.mjs'
import { SUSPENSIONS } from './suspensions.mjs'
import { EFFECTS } from './things.mjs'
import { hear } from './voices.mjs'

const KINDS = {
  ...PEOPLE,
  ...INVITATIONS,
  ...INTERESTS,
  ...APPLICATIONS,
  ...PROBATION,
  ...ROLES,
  ...SUSPENSIONS,
  ...AGENTS,
  ...DOCUMENTS,
  ...EVENTS,
  ...CLAIMS,
  ...CASES,
  ...RULINGS,
  ...REPLIES,
  ...REGROUPINGS,
  ...CLAIM_MERGES,
  ...HELD,
  ...FLAGS,
  ...EFFECTS,
  ...REMOVALS,
}
const ENTRY_LIMIT = 8192

/** Folds the entries of a log, in order, into the record that they make, and refuses the first that cannot be. */
export class Fold {
  /** @param {{ room?: number }} [options] see Record */
  constructor(options) {
    this.record = new Record(options)
    this.record.commitments = { ballot: ballotCommitment }
    /** @type {Record<string, number>} */
    this.kinds = {}
  }

  /**
   * @param {number} index
   * @param {Buffer} bytes
   * @param {'lost' | 'kept' | null} [fate] in a restore: lost, it was written and is no part of the record; kept, it was not, and a
   *   removal was done again, whoever of those who did it was lost
   * @returns {any} the entry
   */
  add(index, bytes, fate = null) {
    if (bytes.length > ENTRY_LIMIT) throw new Finding(`an entry of ${bytes.length} bytes`, { index })
    let entry
    try {
      entry = parseCanonical(bytes)
    } catch (error) {
      throw new Finding(error.message, { index })
    }
    const fault = shapeFault(entry)
    if (fault) throw new Finding(fault, { index, about: aboutOf(entry) })
    tell(this.record.told, entry)
    if (fate === 'lost') {
      tellRemoval(this.record, entry)
      return entry
    }
    const again = fate === 'kept' && HOLDS.includes(entry.kind)
    this.kinds[entry.kind] = (this.kinds[entry.kind] ?? 0) + 1
    try {
      permit(again ? this.record.told : this.record.people, entry, asParty(this.record, entry))
      const ver = KINDS[entry.kind](this.record, entry, index, again)
      if (ver !== entry.ver) throw new Error(`it is number ${entry.ver} of its subject, after ${ver - 1}`)
      hear(this.record, entry)
      noteAct(this.record, entry)
    } catch (error) {
      // Whatever is thrown but plain errors is a fault of this program.
      if (error.constructor !== Error) throw error
      throw new Finding(error.message, { index, about: aboutOf(entry) })
    }
    return entry
  }

  /**
   * Refuses a record of which something is missing. What began after `since` may still be on its way into the tree.
   * @param {number} since
   */
  end(since = Number.POSITIVE_INFINITY) {
    for (const claim of this.record.waiting) {
      const due = stillDue(claim)
      if (due && due.index < since) throw new Finding(due.why, { index: due.index, about: `claim:${claim.id}` })
    }
    for (const [about, { index }] of this.record.promised) {
      if (index < since) throw new Finding('what the rule does next has not come', { index, about })
    }
    for (const { id, index } of this.record.moving) {
      if (index < since) throw new Finding('claims that it moves are not moved', { index, about: `regrouping:${id}` })
    }
  }
}

const aboutOf = (entry) =>
  typeof entry?.kind === 'string' && typeof entry.subject === 'string'
    ? `${entry.kind} ${entry.subject}`.slice(0, 200).replace(/[^\x20-\x7e]/g, '?')
    : ''

/** SHA-256("isnad/ballot/v1" ‖ salt ‖ JCS(ballot)), in base64 as salt and commitment are written in entries. */
function ballotCommitment(salt, ballot) {
  return commitment('isnad/ballot/v1', Buffer.from(salt, 'base64'), ballot)
}

/**
 * @param {string} label
 * @param {Uint8Array} salt
 * @param {unknown} value
 */
export function commitment(label, salt, value) {
  return sha256(Buffer.concat([Buffer.from(label), salt, Buffer.from(canonical(value))])).toString('base64')
}
