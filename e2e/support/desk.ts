import { expect, type Locator, type Page } from '@playwright/test'
import type { Stance, Standing } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import type { Verdict } from '../../domain/verdict'
import { words } from './words'

export interface Judged {
  stance: Stance
  speaker: string
  unnamed?: boolean
  standing: Standing
}

/** The desk page of an event, worked by roles and names in one of the languages. */
export class Desk {
  readonly words: (typeof words)[Locale]

  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {
    this.words = words[locale]
  }

  async open(slug: string, query = ''): Promise<void> {
    await this.page.goto(`/${this.locale}/desk/events/${slug}${query}`)
  }

  form(name: string): Locator {
    return this.page.getByRole('form', { name, exact: true })
  }

  /** What the page says was done. */
  async says(code: keyof typeof this.words.desk.done): Promise<void> {
    await expect(this.page.getByRole('status')).toContainText(this.words.desk.done[code])
  }

  // Sources

  async handIn(what: { pasted?: string; file?: { name: string; buffer: Buffer; mimeType?: string } }): Promise<void> {
    const { source } = this.words.desk.form
    await this.page.getByRole('link', { name: this.words.desk.source.add, exact: true }).click()
    const form = this.form(source.add)
    if (what.pasted !== undefined) await form.getByLabel(source.paste, { exact: true }).fill(what.pasted)
    if (what.file)
      await form.getByLabel(source.file, { exact: true }).setInputFiles({ mimeType: 'text/plain', ...what.file })
    await form.getByRole('button', { name: source.read, exact: true }).click()
  }

  /** The second step: what was read is there to be corrected. */
  get draft(): Locator {
    return this.form(this.words.desk.form.source.add)
  }

  async describe(fields: Partial<Record<'title' | 'publisher' | 'byline' | 'published', string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const label = this.words.desk.form.source[name as keyof typeof fields]
      await this.draft.getByLabel(label, { exact: true }).fill(value)
    }
  }

  async keep(): Promise<void> {
    await this.draft.getByRole('button', { name: this.words.desk.form.source.keep, exact: true }).click()
  }

  // Evidence

  get marking(): Locator {
    return this.form(this.words.desk.evidence.attach)
  }

  get passage(): Locator {
    return this.marking.getByLabel(this.words.desk.form.evidence.passage, { exact: true })
  }

  get text(): Locator {
    return this.page.getByLabel(this.words.desk.form.evidence.text, { exact: true })
  }

  async judge({ stance, speaker, unnamed, standing }: Judged): Promise<void> {
    const { evidence } = this.words.desk
    await this.marking.getByRole('radio', { name: this.words.stance[stance], exact: true }).check()
    await this.marking.getByRole('combobox', { name: evidence.speaker, exact: true }).fill(speaker)
    if (unnamed) await this.marking.getByRole('checkbox', { name: evidence.unnamed, exact: true }).check()
    await this.marking.getByRole('radio', { name: this.words.standing[standing], exact: true }).check()
  }

  async attach(): Promise<void> {
    await this.marking.getByRole('button', { name: this.words.desk.evidence.attach, exact: true }).click()
  }

  /** It was taken: the page says so, and the sheet is empty for the next. */
  async attached(): Promise<void> {
    await expect(this.passage).toHaveValue('')
    await this.says('evidence_attached')
  }

  piece(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text })
  }

  // Votes

  get ballot(): Locator {
    return this.form(this.words.desk.vote.title)
  }

  get reason(): Locator {
    return this.ballot.getByLabel(this.words.desk.vote.reason, { exact: true })
  }

  restsOn(passage: string): Locator {
    return this.piece(passage).getByRole('checkbox', { name: this.words.desk.form.restsOn })
  }

  async fillVote(verdict: Verdict, reason: string, passages: readonly string[] = []): Promise<void> {
    for (const each of passages) await this.restsOn(each).check()
    await this.ballot.getByRole('radio', { name: this.words.verdict[verdict], exact: true }).check()
    await this.reason.fill(reason)
  }

  async cast(): Promise<void> {
    const { cast, change } = this.words.desk.vote
    await this.ballot.getByRole('button', { name: new RegExp(`^(${cast}|${change})$`) }).click()
  }

  /** A fault stands by its field, and the field says that it is at fault. */
  async expectFault(field: Locator, code: keyof typeof this.words.refusal): Promise<void> {
    await expect(field).toHaveAccessibleDescription(new RegExp(escaped(this.words.refusal[code])))
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
