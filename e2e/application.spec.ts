import type { Page } from '@playwright/test'
import { applied } from '../db/testing/people'
import { type Locale } from '../domain/locale'
import { type PracticeAnswer, QUESTIONS, questionOf, REPORTS } from '../domain/practice'
import { momentIn } from '../i18n/dates'
import { expect, test } from './support/test'
import { say, words } from './support/words'

/** Answers every question: the right one, except those named. */
async function answer(page: Page, locale: Locale, wrong: Readonly<Record<string, PracticeAnswer>> = {}) {
  const t = words[locale].practice
  for (const [at, report] of REPORTS.entries()) {
    const part = page.getByRole('region', { name: say(locale)('practice.heading', { number: at + 1 }) })
    for (const aspect of ['speaker', 'origin', 'stance', 'date'] as const) {
      const chosen = wrong[questionOf(report.id, aspect)] ?? report.right[aspect]
      const said =
        chosen === 'unsaid'
          ? t.unsaid
          : aspect === 'stance'
            ? words[locale].stance[chosen as 'supports']
            : aspect === 'date'
              ? momentIn(locale, { value: report.days[chosen as 'a'], precision: 'day', zone: null })
              : t.report[report.id][aspect][chosen as 'a']
      await part.getByRole('group', { name: t.aspect[aspect] }).getByRole('radio', { name: said, exact: true }).check()
    }
  }
}

test('a reader answers the practice set, reads why, applies, and is accepted with a reason', async ({
  page,
  signIn,
  another,
}) => {
  const me = await signIn('reader')
  const t = words.ar.apply
  await page.goto('/ar/desk')
  await page.getByRole('link', { name: words.ar.deskIndex.reader.apply }).click()
  const set = page.getByRole('form', { name: t.practice })
  await set.getByRole('button', { name: t.send }).click()
  await expect(set.getByText(words.ar.refusal.required)).toHaveCount(QUESTIONS.length)
  await answer(page, 'ar', { harbour_speaker: 'a' })
  await set.getByRole('button', { name: t.send }).click()
  await expect(page.getByRole('status')).toContainText(t.practice_kept)
  const score = { right: QUESTIONS.length - 1, of: QUESTIONS.length }
  await expect(page.getByText(say('ar')('apply.score', score))).toBeVisible()
  await page.getByText(t.answers).click()
  await expect(page.getByText(words.ar.practice.report.harbour.why.speaker)).toBeVisible()

  await page.getByRole('link', { name: words.ar.interests.title, exact: true }).click()
  const tie = page.getByRole('form', { name: words.ar.interests.declare, exact: true })
  await tie.getByRole('radio', { name: words.ar.interests.kind.belongs_to, exact: true }).check()
  await tie.getByRole('combobox', { name: words.ar.interests.country, exact: true }).selectOption('TR')
  await tie.getByRole('button', { name: words.ar.interests.submit, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.ar.desk.done.interest_declared)
  await page.goto('/ar/desk/apply')

  const form = page.getByRole('form', { name: t.application })
  await form.getByLabel(t.statement).fill('قصير')
  await form.getByRole('button', { name: t.apply }).click()
  await expect(form.getByText(words.ar.refusal.too_short)).toBeVisible()
  await expect(form.getByText(words.ar.refusal.required)).toBeVisible()
  const statement = 'أقارن منذ عشر سنين ما تنشره صحف ثلاثة بلدان، وأريد أن أنظر في أخبار الجنوب.'
  await form.getByLabel(t.statement).fill(statement)
  await form.getByRole('checkbox', { name: 'العربية', exact: true }).check()
  await form.getByRole('button', { name: t.apply }).click()
  await expect(page.getByRole('status')).toContainText(t.application_made)
  await expect(page.getByRole('main')).toContainText(statement)
  await expect(form).toHaveCount(0)

  const { page: theirs } = await another('moderator')
  const people = words.en.people.applications
  await theirs.goto('/en/desk')
  await expect(theirs.getByRole('heading', { name: people.title })).toBeVisible()
  await theirs.goto('/en/desk/people')
  const mine = theirs.getByRole('list', { name: people.title }).getByRole('listitem').filter({ hasText: me.handle })
  await expect(mine).toContainText(statement)
  await expect(mine).toContainText(say('en')('people.applications.score', score))
  await expect(mine).toContainText(say('en')('people.applications.ties', { count: 1 }))
  await mine.getByText(people.decide, { exact: true }).first().click()
  await mine.getByRole('radio', { name: people.accepted, exact: true }).check()
  const why = 'Read with care; the one slip was the headline.'
  await mine.getByLabel(people.why, { exact: true }).fill(why)
  await mine.getByRole('button', { name: people.decide, exact: true }).click()
  await expect(theirs.getByRole('status')).toContainText(people.application_accepted)
  await expect(mine).toHaveCount(0)

  await page.goto('/ar/desk')
  await expect(page.getByText(words.ar.deskIndex.probation.title)).toBeVisible()
  await page.goto('/ar/desk/apply')
  await expect(page.getByText(t.reviewing)).toBeVisible()
})

test('who is refused reads why, and from when on they may apply again', async ({ page, db, signIn, another }) => {
  const me = await signIn('reader')
  await applied(db, me)
  const { page: theirs } = await another('admin')
  const people = words.tr.people.applications
  await theirs.goto('/tr/desk/people')
  const mine = theirs.getByRole('list', { name: people.title }).getByRole('listitem').filter({ hasText: me.handle })
  await mine.getByText(people.decide, { exact: true }).first().click()
  await mine.getByRole('button', { name: people.decide, exact: true }).click()
  await expect(mine.getByText(words.tr.refusal.required).first()).toBeVisible()
  await mine.getByRole('radio', { name: people.refused, exact: true }).check()
  const why = 'Neye bakmak istediğinizi yazmamışsınız; lütfen anlatın.'
  await mine.getByLabel(people.why, { exact: true }).fill(why)
  await mine.getByRole('button', { name: people.decide, exact: true }).click()
  await expect(theirs.getByRole('status')).toContainText(people.application_refused)
  await page.goto('/tr/desk/apply')
  await expect(page.getByRole('main')).toContainText(why)
  await expect(page.getByRole('form', { name: words.tr.apply.application })).toHaveCount(0)
})

test('both steps go without scripts', async ({ signIn, stranger, context }) => {
  await signIn('reader')
  const still = await stranger({ javaScriptEnabled: false })
  await still.context().addCookies(await context.cookies())
  await still.goto('/en/desk/apply')
  await answer(still, 'en')
  await still.getByRole('button', { name: words.en.apply.send }).click()
  await expect(
    still.getByText(say('en')('apply.score', { right: QUESTIONS.length, of: QUESTIONS.length })),
  ).toBeVisible()
  const form = still.getByRole('form', { name: words.en.apply.application })
  await form
    .getByLabel(words.en.apply.statement)
    .fill('I compare what the papers of three countries print of one event.')
  await form.getByRole('checkbox').first().check()
  await form.getByRole('button', { name: words.en.apply.apply }).click()
  await expect(still.getByRole('status')).toContainText(words.en.apply.application_made)
})
