import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  [
    'passed on by an agency',
    "TASS'ın aktardığına göre Rusya Savunma Bakanlığı, köprünün açıldığını söyledi.",
    ['russian-mod via tass: claims'],
  ],
  ['by its report', "TASS'ın haberine göre Kremlin, heyetin döndüğünü açıkladı.", ['kremlin via tass: claims']],
  [
    'by what it announced',
    "Reuters'ın bildirdiğine göre Rusya Dışişleri Bakanlığı iddiayı yalanladı.",
    ['russian-mfa via reuters: denies'],
  ],
  ['based on it', "Sputnik'in TASS'a dayandırdığı habere göre köprü açıldı.", ['tass via sputnik: claims']],
  [
    'an account of the presidency',
    'Cumhurbaşkanlığının resmî hesabından yapılan duyuruda törenin ertelendiği bildirildi.',
    ['turkish-presidency: claims'],
  ],
  [
    'words of who answered',
    'Bu sözler, Cumhuriyet gazetesinin sorularını telefonda yanıtlayan muhtar Ali Demir’e ait.',
    ['cumhuriyet: claims'],
  ],
])('%s', (_, text, expected) => {
  expect(said(text, 'tr')).toEqual(expected)
})

test.each([
  [
    'a clause between',
    "Reuters'ın haberine göre yol kapandı. Kremlin, heyetin döndüğünü açıkladı.",
    ['reuters: claims', 'kremlin: claims'],
  ],
  ['an office that does something', 'Cumhurbaşkanlığının resmî hesabından fotoğraflar silindi.', []],
  ['what belongs to somebody', 'Bu arsa, Cumhuriyet gazetesinin sorularını telefonda yanıtlayan muhtara ait.', []],
])('not so: %s', (_, text, expected) => {
  expect(said(text, 'tr')).toEqual(expected)
})
