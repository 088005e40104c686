import { alliesOf } from '../../domain/hold'
import { type Attack, attacks, houseOf } from './capture/attacks'
import { Watched } from './capture/watched'

/**
 * What becomes of verdicts under attack, by plain majority of whoever has an account, and by our rule: how many of the claims that
 * seven honest reviewers found true are turned into their opposite, how many are left open for a while, and on how many votes are
 * held. One claim is attacked after the other by the same people, and every ruling is appealed against.
 */
export async function benchCapture(): Promise<void> {
  for (const attack of attacks()) {
    const fates = fatesUnder(attack)
    const many = (is: (fate: Watched) => boolean) => fates.filter(is).length
    const ours = `${many(({ turned }) => turned)} turned, ${many(({ left }) => left)} left open, ${many(({ held }) => held)} held`
    const theirs = many(({ turnedByMajority }) => turnedByMajority)
    console.log(`capture, ${attack.name}, ${attack.claims} verdicts: plain majority ${theirs} turned; ours ${ours}`)
  }
}

function fatesUnder(attack: Attack): Watched[] {
  const together = new Map<string, number>()
  return Array.from({ length: attack.claims }, (_, n) => {
    const pairs = [...together].map(([pair, alike]) => ({
      one: pair.split('|')[0] as string,
      other: pair.split('|')[1] as string,
      alike,
    }))
    const claim = new Watched(houseOf(attack), alliesOf(pairs), n)
    claim.run(attack)
    for (const [one, other] of claim.aloneTogether()) {
      const pair = [one, other].sort().join('|')
      together.set(pair, (together.get(pair) ?? 0) + 1)
    }
    return claim
  })
}
