export const RELATIONS = ['quotes', 'paraphrases', 'translates'] as const
export type Relation = (typeof RELATIONS)[number]

/** What a passage does with the report it speaks of; a stance on some claim is a reviewer's judgement of it. */
export const ACTS = ['claims', 'confirms', 'denies', 'corrects', 'reports', 'no_comment'] as const
export type Act = (typeof ACTS)[number]

/** How many carriers a citation can name between the source and whoever spoke. */
export const VIA = { max: 8 } as const
