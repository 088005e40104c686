import { page } from './reading'

page(
  'a daily: spot above the times, labels for entry and update, tags, related stories',
  `Anasayfa
Gündem
Haberler
Liman kentinde balıkçılar yeni barınağa taşındı

Yıllardır kıyıya dağılmış duran tekneler, yapımı tamamlanan barınağa bu sabah çekildi.

Giriş: 14.05.2025 - 09:12 Güncelleme: 14.05.2025 - 11:40
Facebook
X
WhatsApp
Liman kentinde balıkçılar, belediyenin yaptırdığı yeni barınağa taşındı. Barınakta yüz yirmi tekne için yer var.
Balıkçı kooperatifinin başkanı, eski iskelenin fırtınalarda tehlikeli olduğunu söyledi.
İlgili Haberler
Pazarda palamut bolluğu
Belediye, barınağın gece de aydınlatılacağını ve girişin ücretsiz olacağını bildirdi.
Etiketler: balıkçılık, liman, belediye
İlginizi Çekebilir
Kentte çöp toplama saatleri değişti
Yorumlar (2)
Hasan K.
Nihayet yapıldı, emeği geçen herkese teşekkür ederim arkadaşlar.`,
  {
    title: 'Liman kentinde balıkçılar yeni barınağa taşındı',
    language: 'tr',
    publisher: null,
    published: '2025-05-14T09:12',
    updated: '2025-05-14T11:40',
    first: 'Yıllardır kıyıya dağılmış',
    last: 'ücretsiz olacağını bildirdi.',
    dropped: [
      ['palamut', 'related'],
      ['Etiketler', 'furniture'],
      ['çöp toplama', 'related'],
      ['Hasan K.', 'comments'],
      ['emeği geçen', 'comments'],
    ],
  },
)

page(
  'the agency’s page: reporter and city, weekday in the date, its subscribers’ notice',
  `Orman köyünde arıcılar kooperatif kurdu
Kooperatif, balı tek marka altında satmayı planlıyor
Ayşe Demir
18.06.2024
ANKARA - Anadolu Ajansı
Orman köyünde yaşayan kırk arıcı, ürünlerini birlikte satmak için bir kooperatif kurdu.
Kooperatifin sözcüsü, ilk yıl için hedeflerinin beş ton bal olduğunu kaydetti.
Anadolu Ajansı web sitesinde, AA Haber Akış Sistemi (HAS) üzerinden abonelere sunulan haberler, özetlenerek yayımlanmaktadır.`,
  {
    title: 'Orman köyünde arıcılar kooperatif kurdu',
    language: 'tr',
    publisher: 'anadolu',
    published: '2024-06-18',
    updated: 'not_in_text',
    first: 'Orman köyünde yaşayan kırk arıcı',
    last: 'bal olduğunu kaydetti.',
    dropped: [
      ['ANKARA - Anadolu Ajansı', 'publisher_line'],
      ['Haber Akış Sistemi', 'furniture'],
    ],
  },
)

page(
  'a paper that labels creation and last update, with a weekday, and a photo line',
  `DÜNYA HABERLERİ
Oluşturulma Tarihi: Kasım 03, 2023 21:05
Son Güncelleme: Kasım 04, 2023 08:30
Dağ yolunda kapanan tünel yeniden açıldı
Fotoğraf: Arşiv
Heyelan nedeniyle iki haftadır kapalı olan dağ tüneli, dün akşam saatlerinde yeniden trafiğe açıldı.
Yetkililer, sürücülerin ilk günlerde yavaş gitmesi gerektiğini belirtti.
Kaynak: Hürriyet`,
  {
    title: 'Dağ yolunda kapanan tünel yeniden açıldı',
    language: 'tr',
    publisher: 'hurriyet',
    published: '2023-11-03T21:05',
    updated: '2023-11-04T08:30',
    first: 'Heyelan nedeniyle',
    last: 'gerektiğini belirtti.',
    dropped: [
      ['Fotoğraf', 'photo_credit'],
      ['Kaynak', 'publisher_line'],
    ],
  },
)

page(
  'a dateline in capitals with the agency in brackets, and its credit in the last line',
  `Müzede unutulan çanta sahibine ulaştırıldı
21 Eylül 2022 Çarşamba 16:45
İZMİR, (DHA) - Arkeoloji müzesinde unutulan çanta, görevlilerin çabasıyla üç gün sonra sahibine ulaştırıldı.
Çantada eski fotoğraflar bulunduğunu anlatan ziyaretçi, görevlilere teşekkür etti.
Haber: Mehmet Kaya / İZMİR, (DHA)`,
  {
    title: 'Müzede unutulan çanta sahibine ulaştırıldı',
    language: 'tr',
    publisher: 'dha',
    published: '2022-09-21T16:45',
    updated: 'not_in_text',
    first: 'Arkeoloji müzesinde',
    last: 'görevlilere teşekkür etti.',
    dropped: [
      ['İZMİR, (DHA) -', 'dateline'],
      ['Mehmet Kaya', 'byline'],
    ],
  },
)

page(
  'label and time on lines of their own, reading time, most read below',
  `Son Dakika
Kültür Sanat
Şehir tiyatrosu yeni sezonu çocuk oyunuyla açıyor
Yayınlanma
12 Ekim 2024, 10:00
Güncelleme
12 Ekim 2024, 14:20
3 dk okuma
A+
A-
Şehir tiyatrosu yeni sezonu, yerel bir yazarın kaleme aldığı çocuk oyunuyla açmaya hazırlanıyor.
Oyunun yönetmeni, biletlerin yarısının okullara ayrıldığını söyledi.
En Çok Okunanlar
1
Hafta sonu yağmur bekleniyor
2
Pazarda fiyatlar düştü
© 2024 Tüm hakları saklıdır.`,
  {
    title: 'Şehir tiyatrosu yeni sezonu çocuk oyunuyla açıyor',
    language: 'tr',
    publisher: null,
    published: '2024-10-12T10:00',
    updated: '2024-10-12T14:20',
    first: 'Şehir tiyatrosu yeni sezonu, yerel',
    last: 'okullara ayrıldığını söyledi.',
    dropped: [
      ['dk okuma', 'furniture'],
      ['yağmur bekleniyor', 'furniture'],
      ['saklıdır', 'furniture'],
    ],
  },
)

page(
  'the site’s name behind the doubled title, headings in the text, cookies at the end',
  `Köy okulunda kütüphane açıldı | Yeni Şafak
Köy okulunda kütüphane açıldı
7 Mart 2025 Cuma
Öğretmenlerin topladığı üç bin kitapla köy okulunda bir kütüphane açıldı.
KİTAPLAR POSTAYLA GELDİ
Okul müdürü, kitapların çoğunun başka illerden postayla geldiğini aktardı.
SIRADA BİLGİSAYAR VAR
Müdür, şimdi de eski bilgisayarları onarmak istediklerini ifade etti.
Sitemizde çerezler kullanılmaktadır. Ayrıntılar için çerez politikası sayfasına bakınız.`,
  {
    title: 'Köy okulunda kütüphane açıldı',
    language: 'tr',
    publisher: 'yeni-safak',
    published: '2025-03-07',
    updated: 'not_in_text',
    first: 'Öğretmenlerin topladığı',
    last: 'istediklerini ifade etti.',
    kept: ['KİTAPLAR POSTAYLA GELDİ', 'SIRADA BİLGİSAYAR VAR'],
    dropped: [
      ['| Yeni Şafak', 'title'],
      ['çerezler', 'furniture'],
    ],
  },
)

page(
  'times without a year and a relative update',
  `Göl kenarında kuş gözlem kulesi kuruldu
Yayın tarihi: 5 Nisan
Güncelleme: 2 saat önce
Gölün güney kıyısında, göçmen kuşları izlemek isteyenler için ahşap bir gözlem kulesi kuruldu.
Kulenin anahtarı köy muhtarında duruyor ve ziyaret için para alınmıyor.`,
  {
    title: 'Göl kenarında kuş gözlem kulesi kuruldu',
    language: 'tr',
    publisher: null,
    published: 'no_year',
    updated: 'relative_time',
    first: 'Gölün güney kıyısında',
    last: 'para alınmıyor.',
  },
)

page(
  'a follow-us line in the middle and another story behind a marker at the end',
  `Belediye eski garajı sanat atölyesine çevirdi
24/06/2023 13.10
Yıllardır boş duran belediye garajı, genç ressamların çalışacağı bir sanat atölyesine dönüştürüldü.
Google News'te bizi takip edin
Atölyede ilk sergi, garajın eski şoförlerinin portrelerinden oluşacak.
Sıradaki haber:
Kar yağışı nedeniyle okullar tatil edildi
Kar yağışı nedeniyle üç ilçede okullar yarın tatil edildi. Valilik, servislerin çalışmayacağını duyurdu.`,
  {
    title: 'Belediye eski garajı sanat atölyesine çevirdi',
    language: 'tr',
    publisher: null,
    published: '2023-06-24T13:10',
    updated: 'not_in_text',
    first: 'Yıllardır boş duran',
    last: 'portrelerinden oluşacak.',
    dropped: [
      ['takip edin', 'furniture'],
      ['okullar tatil edildi', 'next_story'],
      ['Valilik', 'next_story'],
    ],
  },
)
