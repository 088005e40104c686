/** Which claims were found to say the same, or not after all, and why. @type {Record<string, import('./rows.mjs').Table>} */
export const CLAIM_MERGES = {
  claim_merges: {
    kinds: ['claim.merged', 'claim.parted'],
    key: `'claim_merge:' || t.id`,
    of: 'e.subject',
    says: ({ entry: { data, at }, words, who }) => ({
      claim_id: data.claim,
      into_id: data.into ?? data.from,
      undoes: data.undoes ?? null,
      reason: words.reason,
      merged_by: who,
      at,
    }),
  },
}
