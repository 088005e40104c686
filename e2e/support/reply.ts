import { expect, type Page } from '@playwright/test'
import type { Locale } from '../../domain/locale'
import { words } from './words'

type Said = { agent: string; name: string; email: string; text: string }

/** What somebody does whom a claim's provenance names, without an account: the public form and the mailed link. */
export class Reply {
  readonly words: (typeof words)[Locale]

  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {
    this.words = words[locale]
  }

  async open(claimId: string): Promise<void> {
    await this.page.goto(`/${this.locale}/replies/new?about=claim:${claimId}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.reply.title)
  }

  field(name: 'name' | 'email' | 'text') {
    return this.page.getByLabel(this.words.reply[name], { exact: true })
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  async fill({ agent, name, email, text }: Said): Promise<void> {
    await this.page.getByRole('radio', { name: agent, exact: true }).check()
    await this.field('name').fill(name)
    await this.field('email').fill(email)
    await this.field('text').fill(text)
  }

  async send(): Promise<void> {
    await this.button(this.words.reply.send).click()
  }

  async confirm(): Promise<void> {
    await this.button(this.words.reply.confirm.give).click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.reply.given.title)
  }
}
