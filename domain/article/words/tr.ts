import type { Words } from './words'

/** What Turkish news pages say around an article: labels, furniture. Compared by folded spelling. */
export const TR: Words = {
  published:
    'giriş|giriş tarihi|yayınlanma|yayınlanma tarihi|yayınlama tarihi|yayın tarihi|yayınlandı|yayımlanma|yayımlanma tarihi|yayımlandı|eklenme|eklenme tarihi|eklendi|oluşturulma|oluşturulma tarihi|oluşturma tarihi|tarih|haber tarihi|haber giriş|haber giriş tarihi|haberin tarihi|yayınlanma zamanı|yayın|yayınlanma saati',
  updated:
    'güncelleme|güncelleme tarihi|güncellenme|güncellenme tarihi|son güncelleme|son güncelleme tarihi|güncellendi|son güncellenme|güncel|son güncellenme tarihi|düzenlenme tarihi',
  relative: 'ay|yıl|dakika|gün|hafta|saniye|önce|bugün|dün|az önce|şimdi|yarın',
  morning: 'öö',
  evening: 'ös',
  clock: 'saat|saati|saatinde|ve|tsi|tsİ|günü|tarihinde|da|de',
  zones: [
    'tsi|türkiye saati|türkiye saatiyle|istanbul|ankara|izmir|adana|diyarbakır|gaziantep|hatay = Europe/Istanbul',
    'gmt|greenwich = GMT',
    'utc = UTC',
    'şam|halep = Asia/Damascus',
    'bağdat|erbil = Asia/Baghdad',
    'moskova = Europe/Moscow',
    'beyrut = Asia/Beirut',
    'kahire = Africa/Cairo',
    'tahran = Asia/Tehran',
    'kudüs = Asia/Jerusalem',
    'gazze = Asia/Gaza',
    'londra = Europe/London',
    'berlin = Europe/Berlin',
    'paris = Europe/Paris',
    'washington|new york = America/New_York',
    'lefkoşa = Asia/Nicosia',
    'bakü = Asia/Baku',
  ],
  places:
    'kilis|şanlıurfa|mersin|bursa|konya|kayseri|trabzon|antalya|van|idlib|brüksel|cenevre|soçi|tbmm|mardin|edirne|samsun|özel haber|antakya|urfa|kiev|pekin',
  byline:
    'haber|muhabir|yazar|yazan|haberi yazan|editör|derleyen|çeviri|çeviren|hazırlayan|kaleme alan|foto muhabiri|fotoğraf ve haber|haber merkezi|haberi hazırlayan|kamera',
  source: 'kaynak|kaynaklar|haber kaynağı|kaynakça|haberin kaynağı',
  photo:
    'fotoğraf|foto|fotoğraflar|görsel|arşiv|arşiv fotoğrafı|temsili fotoğraf|temsili görsel|fotoğraf arşiv|görsel kaynağı|fotoğraf kaynağı|kaynak görsel|ekran görüntüsü|fotoğraf altı|grafik',
  photoPlaces: 'arşiv|getty|shutterstock|depophotos|twitter|x|sosyal medya|iha|temsili|depo photos',
  related:
    'ilgili haberler|ilgili haber|ilgili içerikler|ilgili konular|benzer haberler|bunlar da ilginizi çekebilir|ilginizi çekebilir|i̇lginizi çekebilir|ayrıca bakınız|bunu da okuyun|bunları da okuyun|bunları da okuyabilirsiniz|ayrıca oku|diğer haberler|sıradaki haber|sonraki haber|önceki haber|önerilen haberler|sizin için seçtiklerimiz|sizin için önerilenler|haberin devamı|okumadan geçme|daha fazla haber|bu konudaki diğer haberler|bu haberler de ilginizi çekebilir|okumaya devam et|tavsiye edilen|öne çıkan haberler|bakmadan geçme|benzer içerikler|i̇lgili haberler|kaçırma|video haberi izle|bu habere de göz atın|bunlara da bakın|ayrıca okuyun|ilgili',
  ends: 'en çok okunanlar|en çok okunan haberler|çok okunanlar|en çok izlenenler|son dakika haberleri|son haberler|son dakika|etiketler|anahtar kelimeler|etiket|günün manşetleri|günün özeti|editörün seçtikleri|popüler haberler|künye|gizlilik politikası|tüm hakları saklıdır|bültenimize abone olun|e-bülten|en son haberler|en yeniler|yazarın diğer yazıları|tüm yazıları|günün haberleri|gündem haberleri|manşetler|trend haberler|haber bülteni|yazarlar',
  comments:
    'yorumlar|yorum yap|yorum yaz|yorum yazın|yorum ekle|yorum gönder|yorumunuzu yazın|bir yorum yaz|bir cevap yazın|bir yanıt yazın|okuyucu yorumları|okur yorumları|henüz yorum yapılmamış|i̇lk yorumu siz yapın|ilk yorumu siz yapın|ilk yorumu sen yap|tüm yorumlar|tüm yorumları gör|yorum|yorum yapabilirsiniz|düşüncelerinizi paylaşın|haber yorumları|yorumları göster|ziyaretçi yorumları',
  furniture:
    'ana sayfa|anasayfa|gündem|dünya|ekonomi|spor|siyaset|magazin|kültür|kültür sanat|sanat|sağlık|teknoloji|yaşam|eğitim|video|videolar|galeri|foto galeri|fotogaleri|resmi ilanlar|ilan|reklam|reklamı kapat|menü|ara|arama|giriş yap|üye ol|abone ol|abone|paylaş|haberi paylaş|bu haberi paylaş|tweetle|yazdır|kopyala|linki kopyala|bağlantıyı kopyala|link kopyalandı|dinle|haberi dinle|sesli dinle|kaydet|favorilere ekle|yazı boyutu|yazı tipi|a a|büyüt|küçült|okunma|okunma sayısı|görüntülenme|kez okundu|dk okuma|dakika okuma|okuma süresi|dakikada oku|canlı|canlı yayın|canlı izle|canlı tv|son dakika|flaş|takip et|bizi takip edin|google newste takip et|google news|devamını oku|daha fazla|daha fazla göster|tümünü gör|hepsini gör|kapat|kabul et|reddet|tamam|gönder|türkiye|dünya haberleri|gündem haberleri|politika|dış haberler|ortadoğu|asya|avrupa|yerel|güncel|haberler|haber|kategori|kategoriler|köşe yazıları|yazarlar|bildirimlere izin ver|hata bildir|sitene ekle|içeriğe geç|içeriğe atla|yukarı çık|başa dön|dil|türkçe|e posta|eposta|son dakika haberi|haberin fotoğrafları|emoji|beğen|beğendim|beğenmedim|yanıtla|cevapla|şikayet et|analiz|dosya|podcast|röportaj|aa|astroloji|otomobil|hava durumu|namaz vakitleri|döviz|borsa|altın|burçlar|tv rehberi|künye|iletişim|hakkımızda|sponsorlu|sponsorlu içerik|ilanlar',
  starts:
    'bizi takip|google news|whatsapp kanalımıza|telegram kanalımıza|abone olmak için|bültenimize|etiketler|etiket|kategori|okunma sayısı|okuma süresi|anahtar kelimeler|tüm hakları saklıdır|haber kodu|uygulamamızı indir|mobil uygulama|son dakika haberlerini|hemen abone ol|youtube kanalımıza|takip etmek için|haberi paylaş|paylaşım sayısı|bu haber kez okundu',
  phrases:
    "tüm hakları saklıdır|her hakkı saklıdır|çerez politikası|çerezler|çerezleri|gizlilik politikası|kullanım koşulları|kvkk|aydınlatma metni|e-posta adresiniz|e-posta adresinizi|kaynak gösterilmeden|izinsiz kullanılamaz|google news'te takip|whatsapp kanalı|bildirimlere izin|abonelerine sunulan|haber akış sistemi|yorumlardan dolayı|yorumların sorumluluğu|tıklayınız|için tıklayın|bültenimize|yasal uyarı|hakları saklıdır|reklam engelleyici|adblock",
  share:
    'paylaş|facebook|twitter|tweetle|tweet|whatsapp|telegram|linkedin|pinterest|e|posta|mail|yazdır|kopyala|linki|x|da|te|ta|ile|gönder|messenger|flipboard|bağlantıyı|link|haberi|instagram|youtube|google|news|at|ta',
  stop: 've|bir|bu|da|de|için|ile|olarak|olan|gibi|daha|çok|en|göre|kadar|sonra|ancak|ise|ama|o|her|ya|ki|mi|ne|dedi|etti|oldu|söyledi|belirtti|ifade|edildi|açıkladı|tarafından|üzerinde|arasında|yapılan|olduğunu|ettiği|var|yok|değil|önce|şekilde|kaydetti|konusunda|etmek|haber|içinde|nin|nın|nun|nün|bunun|diye|hem|iki|ilk|yeni|son|bin|yüzde|yıl|gün|bugün|dün|milyon|kişi|ifadelerini|kullandı|aldı|yer|karşı',
}
