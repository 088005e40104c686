import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['a denial that came', "Kremlin'den yalanlama gecikmedi.", ['kremlin: denies']],
  ['a denial published', 'Dışişleri Bakanlığı kısa bir yalanlama yayımladı.', ['turkish-mfa: denies']],
  ['called untrue', 'Kremlin kaydı asılsız olarak nitelendirdi.', ['kremlin: denies']],
  ['called untrue in quotation marks', 'Kremlin mektubu "düpedüz uydurma" diye tanımladı.', ['kremlin: denies']],
  ['nothing to add', 'Kremlin, ekleyecek bir şeyleri olmadığını bildirdi.', ['kremlin: no_comment']],
  ['no word from', 'Suriye Dışişleri Bakanlığından henüz bir açıklama gelmedi.', ['syrian-mfa: no_comment']],
  ['unanswered', 'Suriye Dışişleri Bakanlığına iletilen sorular yanıtsız kaldı.', ['syrian-mfa: no_comment']],
  ['in the words of', "Axios'un ifadesiyle toplantı dakikalar içinde bitti.", ['axios: claims']],
  ['to believe it', "Axios'a bakılırsa toplantı dakikalar içinde bitti.", ['axios: claims']],
  ['a figure given', 'Anadolu Ajansı yaralı sayısını otuz olarak verdi.', ['anadolu: claims']],
  ['a report in the passive', "Haaretz'in haberinde toplantının bittiği ifade ediliyor.", ['haaretz: claims']],
  ['only a place', "Axios'ta toplantının bittiği öne sürüldü.", ['axios: claims']],
  [
    'the verb first',
    "Anlaşma bozuldu, diye yazdı Reuters, Wall Street Journal'a dayanarak.",
    ['wall-street-journal via reuters: claims'],
  ],
  ['the first who wrote', 'Görüşmeyi ilk yazan El Ahbar oldu.', ['al-akhbar: claims']],
  [
    'a statement carried by',
    "İnterfaks'ın geçtiği açıklamada Rusya Savunma Bakanlığı iki tugayı kaydırdığını duyurdu.",
    ['russian-mod via interfax: claims'],
  ],
  [
    'reached by phone',
    "AFP'nin telefonla ulaştığı bir yetkili limanın kapalı olduğunu söyledi.",
    ['afp unnamed: claims'],
  ],
  ['people of no name', "Bir çoban AFP'ye yolun mayınlı olduğunu anlattı.", ['afp unnamed: claims']],
  [
    'while doing',
    'Rusya Savunma Bakanlığı, adımın planlı olduğunu belirterek iki tugayı kaydırdı.',
    ['russian-mod: claims'],
  ],
  ['the magazine', 'Der Spiegel tutanaklara ulaştı. Dört kişi itiraz etti, diye yazdı dergi.', ['der-spiegel: claims']],
  ['a correction', 'AFP, köprünün adıyla ilgili haberine düzeltme geçti.', ['afp: corrects']],
])('%s', (_, text, wanted) => expect(said(text, 'tr')).toEqual(wanted))

test.each([
  ['states', 'Türkiye talebi reddetti, Şam ise asılsız olarak nitelendirdi.'],
  ['another speaks', 'Axios ile Reuters yarıştı, jüri sonucu ilan etti.'],
  ['an object', 'Masadaki dergi eskiydi, gazete daha da eskiydi.'],
  ['nobody known', 'Sorular yanıtsız kaldı, kimse bir şey söylemedi.'],
])('none: %s', (_, text) => expect(said(text, 'tr')).toEqual([]))
