import type { Db } from '../db/client'
import { vote } from '../db/testing'
import type { Verdict } from '../domain/verdict'
import { Desk } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** The case that Isnad began with, retold: a newspaper and its unnamed people, relayed by an agency and a site; and a denial. */
const RELAYED = (mark: string) => `خبر عن اجتماع ضباط في قاعدة روسية (${mark})

18 يونيو 2024

نقلاً عن وكالة روسية، كتبت صحيفة آيدنليك أن ضباطاً من الجيشين جلسوا إلى طاولة واحدة في القاعدة قرب اللاذقية.

وقال للصحيفة أشخاص لم تذكر أسماءهم إن الجلسة تمت فعلاً، وإن غيرها قد يليها.`

const DENIED = (mark: string) => `لا لقاء في القاعدة (${mark})

2024.06.24 | 10:25 دمشق

أكد أشخاص تحدثوا إلى جريدة الوطن من دون أسمائهم أن كل ما قيل عن جلسة في القاعدة لا أساس له.`

async function attachOn(desk: Desk, passage: string, judged: Parameters<Desk['judge']>[0]): Promise<void> {
  await desk.passage.fill(passage)
  await desk.judge(judged)
  await desk.attach()
  await desk.attached()
}

async function votes(db: Db, claimId: string, verdict: Verdict, evidence: string[]): Promise<void> {
  for (let each = 0; each < 3; each += 1) await vote(db, await someone(db), claimId, verdict, evidence)
}

for (const [verdict, side] of [
  ['confirmed', 'supports'],
  ['denied', 'denies'],
] as const) {
  test(`one origin for and one against, both unnamed: three who vote ${verdict} end in one_unnamed_origin`, async ({
    page,
    db,
    request,
    signIn,
    stranger,
  }) => {
    const me = await signIn('reviewer')
    const desk = new Desk(page, 'ar')
    const t = words.ar.openEvent
    await page.goto('/ar/desk/events/new')
    await page
      .getByLabel(t.claim, { exact: true })
      .fill(`التقى ضباط من البلدين في قاعدة حميميم في حزيران 2024 (${me.handle}).`)
    await page.getByRole('button', { name: t.submit, exact: true }).click()
    await expect(page).toHaveURL(/done=event_opened/)
    const slug = new URL(page.url()).pathname.split('/').at(-1) as string

    await desk.handIn({ pasted: RELAYED(me.handle) })
    await desk.keep()
    await desk.says('source_kept')
    const written = 'ضباطاً من الجيشين جلسوا إلى طاولة واحدة في القاعدة قرب اللاذقية'
    await attachOn(desk, written, { stance: 'supports', speaker: 'آيدنليك', standing: 'third_party' })
    const unnamed = { unnamed: true, standing: 'third_party' } as const
    await attachOn(desk, 'إن الجلسة تمت فعلاً', { stance: 'supports', speaker: 'Aydınlık', ...unnamed })
    await desk.open(slug)
    await desk.handIn({ pasted: DENIED(me.handle) })
    await desk.keep()
    await desk.says('source_kept')
    await attachOn(desk, 'كل ما قيل عن جلسة في القاعدة لا أساس له', { stance: 'denies', speaker: 'الوطن', ...unnamed })

    const [before] = (await (await request.get(`/api/v1/events/${slug}`)).json()).claims
    expect(before.origins).toEqual({
      supports: [{ agent: 'aydinlik', unnamed: true }],
      denies: [{ agent: 'al-watan', unnamed: true }],
    })
    expect(before.cautions).toEqual(
      expect.arrayContaining([
        { side: 'supports', code: 'single_origin' },
        { side: 'supports', code: 'unnamed_origin' },
        { side: 'denies', code: 'single_origin' },
        { side: 'denies', code: 'unnamed_origin' },
      ]),
    )
    const cited = before.evidence.filter((piece: { stance: string }) => piece.stance === side)
    await votes(
      db,
      before.id,
      verdict,
      cited.map((piece: { id: string }) => piece.id),
    )

    const [after] = (await (await request.get(`/api/v1/events/${slug}`)).json()).claims
    expect(after).toMatchObject({ state: 'settled', verdict: 'unverified', because: 'one_unnamed_origin' })
    expect(after.tally[verdict]).toBe(3)
    const anyone = await stranger()
    await anyone.goto(`/ar/events/${slug}`)
    await expect(anyone.getByText(words.ar.because.one_unnamed_origin)).toBeVisible()
    await expect(anyone.getByText(words.ar.verdict.unverified).first()).toBeVisible()
  })
}
