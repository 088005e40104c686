import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['a plain statement', 'Aydınlık gazetesi, heyetlerin üste buluştuğunu yazdı.', ['aydinlik: claims']],
  ['according to it', "Reuters'a göre yol kapandı.", ['reuters: claims']],
  ['according to its report', "Wall Street Journal'ın haberine göre yol kapandı.", ['wall-street-journal: claims']],
  ['distance', 'Aydınlık gazetesi, yolun kapandığını iddia etti.', ['aydinlik: claims']],
  [
    'a chain by basing on',
    "Interfax'ın Aydınlık gazetesine dayandırdığı habere göre hat açılacak.",
    ['aydinlik via interfax: claims'],
  ],
  [
    'a chain by taking from',
    "Sputnik'in Aydınlık gazetesinden aktardığı habere göre hat açılacak.",
    ['aydinlik via sputnik: claims'],
  ],
  ['people who spoke to it', "Reuters'a konuşan iki yetkili, yolun kapandığını söyledi.", ['reuters unnamed: claims']],
  [
    'its report based on people',
    'Reuters, konuya yakın üç kaynağa dayandırdığı haberinde yolun kapandığını duyurdu.',
    ['reuters unnamed: claims'],
  ],
  ['people of a ministry', 'MSB kaynakları, devriyenin başladığını bildirdi.', ['turkish-mod unnamed: claims']],
  ['nowhere', 'Adının açıklanmasını istemeyen bir diplomat, heyetin ayrıldığını anlattı.', ['someone unnamed: claims']],
  [
    'an interview',
    "Çiftçi Gülsüm Ertan, Reuters'a verdiği söyleşide kuyuların kuruduğunu söyledi.",
    ['reuters: claims'],
  ],
  ['a minister', 'Dışişleri Bakanı Hakan Fidan, ziyaretin ertelendiğini söyledi.', ['turkish-mfa: claims']],
  ['a spokesman', 'Kremlin Sözcüsü Dmitriy Peskov, ziyaretin ertelendiğini söyledi.', ['kremlin: claims']],
  [
    'another minister',
    'Rusya Dışişleri Bakanı Sergey Lavrov, ziyaretin ertelendiğini belirtti.',
    ['russian-mfa: claims'],
  ],
  [
    'two ministries',
    'Rusya Savunma ve Dışişleri bakanlıkları, kararı duyurdu.',
    ['russian-mod: claims', 'russian-mfa: claims'],
  ],
  [
    'passive in a statement',
    'Milli Savunma Bakanlığından yapılan açıklamada yolun açıldığı bildirildi.',
    ['turkish-mod: claims'],
  ],
])('%s', (_, text, citations) => {
  expect(said(text, 'tr')).toEqual(citations)
})

test.each([
  ['Rusya Savunma Bakanlığı, iddiaları yalanladı.', 'russian-mod: denies'],
  ['Rusya Savunma Bakanlığı, haberin asılsız olduğunu bildirdi.', 'russian-mod: denies'],
  ['Rusya Savunma Bakanlığı haberi doğruladı.', 'russian-mod: confirms'],
  ['Rusya Savunma Bakanlığı konuyla ilgili yorum yapmaktan kaçındı.', 'russian-mod: no_comment'],
  ['Reuters, kazayla ilgili haberini geri çekti.', 'reuters: corrects'],
  ['Reuters, konuşmanın tam metnini yayımladı.', 'reuters: reports'],
])('the act: %s', (text, citation) => {
  expect(said(text, 'tr')).toEqual([citation])
})

test('words that point back lead to the last agent that they fit, a last name to whom its bearer speaks for', () => {
  const text =
    'Aydınlık gazetesi, heyetlerin buluştuğunu yazdı. Gazetenin kaynaklara dayandırdığı haberde, yeni bir görüşme yapılacağı belirtildi.\n\nKremlin Sözcüsü Dmitriy Peskov soruları yanıtladı. Peskov, "Bilgimiz yok" dedi ve haberleri yalanladı.'
  expect(said(text, 'tr')).toEqual([
    'aydinlik: claims',
    'aydinlik unnamed: claims',
    'kremlin: claims',
    'kremlin: denies',
  ])
})

test.each([
  ['states and capitals', 'Ankara iddiaları yalanladı, Şam sessiz kaldı, Türkiye görüşmeyi açıkladı.'],
  ['what was not said', 'Reuters kaynağını açıklamadı. Rusya Savunma Bakanlığı haberi doğrulamadı.'],
  ['passive without anybody', 'Görüşmenin kısa sürdüğü öne sürüldü, yolun kapandığı iddia edildi.'],
  ['outlets spoken about', "Sözcü gazetesinin eski muhabiri tutuklandı. TRT'nin vericisine yıldırım düştü."],
  ['ministries that act', 'Milli Savunma Bakanlığı iki taburu kaydırdı.'],
  ['ordinary words', 'Sabah erkenden meydana inenler hürriyet şarkıları söyledi.'],
  ['the country', "Türkiye'ye göre fiyatların düştüğü ülkelerde üretici sıkıntılı."],
  ['another country’s ministry', 'Moldova Dışişleri Bakanlığı saldırıyı kınadı.'],
  ['readers', "Kütüphane boyandı.\n\nYorumlar\nnuray: Reuters'a göre de açık"],
])('no citation: %s', (_, text) => {
  expect(said(text, 'tr')).toEqual([])
})
