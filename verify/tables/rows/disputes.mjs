import { idIn } from '../../fold/record.mjs'
import { simple } from './keys.mjs'

/** What was disputed, what was said in it, and how it was decided. @type {Record<string, import('./rows.mjs').Table>} */
export const DISPUTES = {
  disputes: {
    kinds: ['dispute.opened'],
    key: simple('dispute.opened', `'dispute:' || t.id`),
    says: ({ entry: { subject, actor, at, data }, words, row, record }) => ({
      about: data.about ?? `claim:${data.claim}`,
      event_id: record.disputes.get(idIn({ subject }))?.event,
      claim_id: claimIn(record, idIn({ subject })),
      ground: data.ground,
      verdict_version: data.verdictVersion ?? null,
      statement: words?.statement ?? null,
      opened_by: actor === 'rule' ? null : actor,
      opened_at: at,
      ...caseNow(record.disputes.get(idIn({ subject })), row),
    }),
  },
  parties: {
    kinds: ['party.named'],
    key: simple('party.named', `'party:' || t.id`),
    says: ({ entry: { actor, at, data }, words, record }) => ({
      dispute_id: data.dispute,
      claim_id: claimIn(record, data.dispute),
      user_id: actor,
      capacity: data.capacity,
      name: words.name,
      at,
    }),
  },
  statements: {
    kinds: ['dispute.stated'],
    key: simple('dispute.stated', `'plea:' || t.id`),
    also: cites('statement_evidence', 'v.statement_id = t.id'),
    says: ({ entry: { actor, at, data }, words, record }) => ({
      dispute_id: data.dispute,
      claim_id: claimIn(record, data.dispute),
      user_id: actor,
      version: data.version,
      plea: data.plea,
      evidence: data.evidence,
      text: words.text,
      at,
    }),
  },
  opinions: {
    kinds: ['opinion.written'],
    key: simple('opinion.written', `'opinion:' || t.id`),
    also: cites('opinion_evidence', 'v.opinion_id = t.id'),
    says: ({ entry, words, record }) => ({
      ...decision(entry, words, claimIn(record, entry.data.dispute)),
      dispute_id: entry.data.dispute,
      stage: record.opinions.get(idIn(entry))?.stage,
    }),
  },
  rulings: {
    kinds: ['dispute.ruled'],
    key: simple('dispute.ruled', `'dispute:' || t.dispute_id`, `case t.stage when 'first' then 1 else 2 end`),
    also: cites('ruling_evidence', 'v.dispute_id = t.dispute_id and v.stage = t.stage'),
    says: ({ entry, words, record }) => {
      const { ruling } = record.claims.get(entry.data.claim) ?? {}
      return {
        ...decision(entry, words, claimIn(record, idIn(entry))),
        stands: ruling?.dispute === idIn(entry) && ruling.ver === entry.ver,
      }
    },
  },
  holds: {
    kinds: ['votes.held'],
    key: simple('votes.held', `'hold:' || t.id`),
    also: `array(select v.reviewer_id from held_votes v where v.hold_id = t.id order by 1) as reviewers`,
    says: ({ entry: { at, data } }) => ({
      claim_id: data.claim,
      dispute_id: data.dispute,
      round: data.round,
      signs: data.signs,
      reviewers: data.reviewers,
      at,
    }),
  },
  exclusions: {
    kinds: ['thing.excluded', 'thing.readmitted'],
    key: `'thing.' || t.effect || ' ' || t.thing || ':' || t.thing_id || ' ' || (t.version + 1) / 2`,
    says: ({ entry }) => ({ effect: entry.kind.slice('thing.'.length), dispute_id: entry.data.dispute, at: entry.at }),
  },
  appeals: {
    kinds: ['dispute.appealed'],
    key: simple('dispute.appealed', `'dispute:' || t.dispute_id`),
    says: ({ entry, words }) => ({ statement: words.statement, appealed_by: entry.actor, at: entry.at }),
  },
}

/** The pieces that a row cites, as an array in the order of their ids. */
function cites(table, where) {
  return `array(select v.evidence_id from ${table} v where ${where} and v.claim_id = t.claim_id order by 1) as evidence`
}

/** The claim that a case is about, or that its evidence is of. */
const claimIn = (record, dispute) => record.disputes.get(dispute)?.claim?.id ?? null

function decision({ actor, at, data }, words, claim) {
  const { outcome, verdict = null, verdictVersion = null, round = null, evidence = [] } = data
  const read = { verdict_version: verdictVersion, round }
  return { claim_id: claim, outcome, verdict, ...read, evidence, reason: words.reason, moderator_id: actor, at }
}

/** The columns of a case that are made from all that came after it was opened. */
function caseNow(file, row) {
  if (!file) return {}
  const { state, dueAt, holder, early } = file
  const held = { holder_id: holder?.id ?? null, held_at: instant(holder?.since) }
  const open = ['opened', 'answering', 'under_ruling', 'appealed'].includes(state)
  // What was open before there were case files was put before a moderator when they came, and no entry says when.
  if (early && state === 'opened') return { ...held, open, state: row.state === 'under_ruling' ? row.state : state }
  if (early && state === 'under_ruling' && dueAt === null) return { ...held, open, state }
  return { ...held, open, state, due_at: instant(dueAt) }
}

const instant = (moment) => (typeof moment === 'number' ? new Date(moment).toISOString() : null)
