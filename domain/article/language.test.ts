import { expect, test } from 'vitest'
import { readArticle } from './read'

test.each([
  ['ar', 'وصلت القافلة إلى المدينة ظهراً، وقال سائقها إن الطريق كان طويلاً.'],
  ['fa', 'کاروان ظهر به شهر رسید و راننده گفت که راه بسیار طولانی بود.'],
  ['ckb', 'کاروانەکە نیوەڕۆ گەیشتە شار و شۆفێرەکە گوتی ڕێگاکە زۆر درێژ بوو.'],
  ['ur', 'قافلہ دوپہر کو شہر پہنچا اور ڈرائیور نے کہا کہ راستہ بہت لمبا تھا۔'],
  ['tr', 'Kafile öğle vakti şehre vardı ve sürücü yolun çok uzun olduğunu söyledi.'],
  ['en', 'The convoy reached the city at noon and the driver said that the road was long.'],
  ['fr', 'Le convoi est arrivé dans la ville à midi et le chauffeur a dit que la route était longue.'],
  ['de', 'Der Konvoi erreichte die Stadt am Mittag, und der Fahrer sagte, dass die Straße lang war.'],
  ['ru', 'Колонна прибыла в город в полдень, и водитель сказал, что дорога была очень долгой.'],
  ['uk', 'Колона прибула до міста опівдні, і водій сказав, що дорога була довгою.'],
  ['he', 'השיירה הגיעה לעיר בצהריים והנהג אמר שהדרך הייתה ארוכה מאוד.'],
])('%s', (language, text) => {
  expect(readArticle(text).language).toBe(language)
})

test('a word or two are too little, and names alone are no language', () => {
  expect(readArticle('Reuters').reasons.language).toBe('too_little_text')
  expect(readArticle('Xqwzz Brtkl Vnmpq Zzrtk Plkmn Qwrtz').reasons.language).toBe('language_unclear')
})
