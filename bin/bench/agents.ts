import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Agent, AUTHORITY } from '../../domain/agents/agents'
import { type AgentIndex, indexAgents } from '../../domain/agents/index-names'
import { cpuOf, medianCpu } from './run'

const MANY = 10_000
const ARTICLE = 5_000
const TIMES = 9
/** The aim for one name, in microseconds. */
const AIM = 50

/**
 * What finding agents costs with the authority file alone and with ten thousand agents: to make the index, to keep it, to
 * find one name in it and to find those in an article. Processor time, not the clock's.
 */
export async function benchAgents(): Promise<void> {
  const made = agentsMade(MANY - AUTHORITY.length)
  for (const agents of [AUTHORITY, [...AUTHORITY, ...made]]) {
    const names = agents.flatMap((agent) => agent.names.map(({ name }) => name))
    const before = heapUsed()
    let index = null as AgentIndex | null
    const building = cpuOf(() => {
      index = indexAgents(agents)
    })
    const size = (heapUsed() - before) / 2 ** 20
    if (!index) return
    console.log(
      `agents: ${agents.length} with ${names.length} names: index made in ${building.toFixed(0)} ms, ` +
        `${((1000 * building) / names.length).toFixed(0)} µs a name; it takes ${size.toFixed(0)} MB`,
    )
    benchFind(index, names)
    benchMentions(index, names)
  }
}

function benchFind(index: AgentIndex, names: readonly string[]): void {
  const some = names.filter((_, at) => at % Math.ceil(names.length / 2000) === 0)
  const kinds: [string, readonly string[]][] = [
    ['as entered', some],
    ['dressed', some.map((name) => `صحيفة «${name}» التركية`)],
    ['capitals', some.map((name) => name.toUpperCase())],
    ['nobody, by ear', some.map((name) => `${name.slice(1)}${name.slice(0, 2)}`)],
  ]
  for (const [, asked] of kinds) for (const name of asked) index.find(name)
  const told = kinds.map(([kind, asked]) => {
    const each = (1000 * medianCpu(TIMES, () => asked.map(index.find))) / asked.length
    return `${kind} ${each.toFixed(1)} µs${each > AIM ? ' (too slow)' : ''}`
  })
  console.log(`  a name is found in: ${told.join(', ')}; aim ${AIM} µs`)
}

function benchMentions(index: AgentIndex, names: readonly string[]): void {
  let text = ''
  for (let at = 0; text.length < 10 * ARTICLE; at += 17)
    text += `وذكرت صحيفة «${names[at % names.length]}» أن المحادثات جرت، while ${names[(7 * at) % names.length]} said they had not. `
  const short = text.slice(0, ARTICLE)
  const [one = 0, ten = 0] = [short, text].map((each) => medianCpu(TIMES, () => index.mentionsIn(each)))
  console.log(
    `  an article of ${ARTICLE} characters: ${one.toFixed(1)} ms, ten times as long ×${(ten / one).toFixed(1)}`,
  )
}

/** Agents with names in three scripts, put together of syllables; the same every time. */
function agentsMade(count: number): Agent[] {
  const syllables = ['ba', 'ri', 'du', 'ka', 'li', 'mo', 'na', 'sha', 'ti', 'za', 'ghu', 'fe', 'ha', 'wi', 'yo', 'pe']
  const arabic = ['با', 'ري', 'دو', 'كا', 'لي', 'مو', 'نا', 'شا', 'تي', 'زا', 'غو', 'في', 'حا', 'وي', 'يو', 'بي']
  const cyrillic = ['ба', 'ри', 'ду', 'ка', 'ли', 'мо', 'на', 'ша', 'ти', 'за', 'гу', 'фе', 'ха', 'ви', 'йо', 'пе']
  const kinds = ['outlet', 'agency', 'institution'] as const
  const countries = ['SY', 'TR', 'LB', 'IQ', 'EG', 'GB', 'US', 'RU']
  return Array.from({ length: count }, (_, n): Agent => {
    const digits = [n, n >> 4, n >> 8, (n * 7) >> 3].map((digit) => digit % 16)
    const word = (from: readonly string[]) => digits.map((digit) => from[digit]).join('')
    const latin = word(syllables)
    const name = latin.charAt(0).toUpperCase() + latin.slice(1)
    return {
      id: `made-${n}`,
      kind: kinds[n % kinds.length] ?? 'outlet',
      country: countries[n % countries.length] ?? null,
      names: [
        { language: 'ar', name: `${word(arabic)} نيوز` },
        { language: 'ar', name: `صحيفة ${word(arabic)}` },
        { language: 'tr', name: `${name} Haber` },
        { language: 'tr', name: `${name} Gazetesi` },
        { language: 'en', name: `The ${name} News` },
        { language: 'en', name: `${name} News Network` },
        { language: 'ru', name: `${word(cyrillic)} ньюс` },
      ],
    }
  })
}

/** What is in use once all that nobody needs any more is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
