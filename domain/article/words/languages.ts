import { fold } from '../../fold'

/** The commonest little words of languages in Latin script, to tell one from another. */
const LITTLE_WORDS: Record<string, string> = {
  en: 'the of and to in that for is was with on as by at from have has are were it be this which not said who but their after will been an they his would',
  tr: 've bir bu da de için ile olarak olan gibi daha çok en göre kadar sonra ancak ise ama değil var yok nin nın dedi etti oldu olduğunu tarafından üzerinde yapılan arasında kaydetti söyledi her',
  fr: 'le la les des et un une du est que dans pour qui sur pas au avec par plus sont ce cette ont mais il elle aux été leur',
  de: 'der die das und ist nicht von den mit ein eine für auf dem im zu sich des auch als hat werden bei nach wird einen sind oder wie',
  es: 'el la los las que de en y un una por con para del se no es al lo su como más pero sus ha fue este entre sobre',
  it: 'il di che la e un una per non con del della in è le dei si da sono come anche ma nel alla gli più questo ha',
  pt: 'o a os as que de em um uma para com não do da por se na no dos mais como foi ao das pelo são ele à também',
  nl: 'de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar maar uit werd heeft',
  az: 'və bu bir ilə üçün olan edib ki də da daha sonra olub onun isə var görə kimi azərbaycan deyib həmin',
  ku: 'û ku di de ji bo li ser bi her wek xwe dike hat kir bû ne jî ev vê',
  id: 'yang dan di dengan untuk dari ini itu pada dalam tidak akan oleh juga ke sebagai adalah telah kata mereka',
  sv: 'och att det som en på är av för med den till inte har de ett om var men från',
  pl: 'i w na z do się nie że jest to o po za od jak przez oraz był dla co ale są',
  ro: 'și de la în a cu pe nu că un o din pentru este ce mai au fost care sunt prin',
}

export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LITTLE_WORDS).map(([language, words]) => [language, new Set(words.split(' ').map(fold))]),
)
