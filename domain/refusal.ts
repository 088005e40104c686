/**
 * One thing that is wrong: a message key (`refusal.<code>`), and the form field at fault, if one is; `among` what there is to
 * choose from, where the code leaves a choice; `minutes` after which it may be tried again, where that helps.
 */
export type Fault = { code: string; field?: string; among?: readonly string[]; minutes?: number }

/** Why a deed was not done. Thrown inside a command's transaction, so that nothing of the deed remains. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly faults: readonly [Fault, ...Fault[]]

  constructor(code: string, field?: string, ...more: Fault[]) {
    super(field ? `${code} (${field})` : code)
    this.faults = [field ? { code, field } : { code }, ...more]
  }

  /** The same for several faults at once, the first of which gives its code. */
  static of([first, ...more]: readonly [Fault, ...Fault[]]): Refusal {
    const refusal = new Refusal(first.code, first.field, ...more)
    return Object.assign(refusal, { faults: [first, ...more] })
  }

  get code(): string {
    return this.faults[0].code
  }
}

/** Whether a refusal says that the deed was not this person's to do: their own cause, not their role, one hand for two. */
export function isBar(code: string): boolean {
  return /^(barred|own)_/.test(code) || ['not_your_role', 'not_yourself', 'suspended'].includes(code)
}
