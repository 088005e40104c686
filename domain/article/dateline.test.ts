import { expect, test } from 'vitest'
import { datelineOf } from './dateline'

test.each([
  ['بغداد/ شبكة أخبار العراق- ', 'عقدت الجلسة', ['inn']],
  ['دمشق-سانا ', 'أعلن الوزير', ['sana']],
  ['بيروت (رويترز) – ', 'قال', ['reuters']],
  ['واشنطن (أ ف ب) - ', 'قال', ['afp']],
  ['لندن ـ «القدس العربي»: ', 'كشف', ['al-quds-al-arabi']],
  ['خاص - عنب بلدي: ', 'علمت', ['enab-baladi']],
  ['ANKARA, June 18 (Reuters) - ', 'The', ['reuters']],
  ['BEIRUT, Lebanon (AP) — ', 'The', ['ap']],
  ['İSTANBUL, (DHA)- ', 'Belediye', ['dha']],
  ['(Reuters) - ', 'The', ['reuters']],
  ['DAMASCUS — ', 'The', []],
])('%sends where the report begins', (dateline, report, agents) => {
  const found = datelineOf(`${dateline}${report} and so on.`)
  expect(found?.length).toBe(dateline.trimEnd().length)
  expect(found?.agents).toEqual(agents)
})

test('a name that is not in the authority file is told', () => {
  expect(datelineOf('بغداد/ موقع الحارة- أكد الوزير')?.unknownName).toBe('موقع الحارة')
})

test.each([
  'تركيا - التي قالت إنها لن تشارك - غابت عن الجلسة.',
  'Reuters reported on Monday - after a long wait - that',
  'الجزيرة تقول إن المفاوضات مستمرة.',
  'موسكو: لا نريد ذلك.',
  'Ankara said on Monday: we agree.',
  '- first item',
  '',
])('%s has no dateline', (text) => {
  expect(datelineOf(text)).toBeNull()
})
