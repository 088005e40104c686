'use client'

import { useActionState } from 'react'
import { Alert } from '../desk/paper'
import { Button } from '../ui/button'
import { Codes, type CodeWords } from './codes'
import { type Telling, UNTOLD } from './told'

type Props = { action: Telling; back: string; offered: boolean; words: CodeWords & { renew: string } }

/** New recovery codes in place of those before. */
export function RenewForm({ action, back, offered, words }: Props) {
  const [{ faults, codes }, send, pending] = useActionState(action, UNTOLD)
  if (codes) return <Codes codes={codes} words={words} href={back} />
  if (!offered) return null
  return (
    <form action={send} className="space-y-3">
      {faults.length > 0 && <Alert codes={faults.map(({ code }) => code)} />}
      <input type="hidden" name="back" value={back} />
      <Button tone="quiet" aria-disabled={pending || undefined}>
        {words.renew}
      </Button>
    </form>
  )
}
