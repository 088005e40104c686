import { allOf } from './claim-merges.mjs'

/** What binds somebody to a claim, or to one that leads on to it, in words; null where nothing does. */
export function tieTo(claim, id) {
  for (const each of allOf(claim)) {
    const tie = ownTieTo(each, id)
    if (tie) return tie
  }
  return null
}

function ownTieTo({ votes, attached, disputed, stated, recused, interested }, id) {
  if (votes.has(id)) return 'voted on the claim'
  if (attached.has(id)) return 'attached evidence to the claim'
  if (disputed.has(id)) return 'opened a dispute on the claim'
  if (stated.has(id)) return 'put a case in a dispute on the claim'
  if (recused.has(id)) return 'stands aside on this claim'
  return interested.has(id) ? 'has an interest in this claim' : null
}

/** Nobody decides in their own cause: refuses whom anything binds to one of these claims. */
export function refuseTied(claims, { actor }) {
  for (const claim of claims) {
    const tie = tieTo(claim, actor)
    if (tie !== null) throw new Error(`its actor ${tie}`)
  }
}
