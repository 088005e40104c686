/** The names of the fields of a time's form, in their order. */
export const DATE_FIELDS = [
  'role',
  'occasionId',
  'occasionIdName',
  'value',
  'zone',
  'countedFrom',
  'countedFromName',
  'days',
  'passage',
]

/** Those that stand in a proposal itself. */
export const PROPOSAL_FIELDS = ['occasionId', 'countedFrom', 'countedFromName', 'days']
